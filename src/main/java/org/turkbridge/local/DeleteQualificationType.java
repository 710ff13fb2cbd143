package org.turkbridge.local;

import java.time.InstantSource;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.DeleteQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.DeleteQualificationTypeResponse;

/**
 * Deletes a type: its pending requests are rejected, its name is free at once, and what workers
 * hold of it can still be read and revoked.
 */
final class DeleteQualificationType
    implements Operation<DeleteQualificationTypeRequest, DeleteQualificationTypeResponse> {
  private static final RequestShape<DeleteQualificationTypeRequest> SHAPE =
      RequestShape.of(
          DeleteQualificationTypeRequest::builder, Members.QUALIFICATION_TYPE_ID.required());

  private final Store store;
  private final InstantSource clock;

  DeleteQualificationType(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "DeleteQualificationType";
  }

  @Override
  public RequestShape<DeleteQualificationTypeRequest> shape() {
    return SHAPE;
  }

  @Override
  public DeleteQualificationTypeResponse answer(
      DeleteQualificationTypeRequest request, Caller caller) {
    return store.write(
        tables -> {
          String typeId = request.qualificationTypeId();
          Rules.ownLiveType(tables, typeId, caller);
          tables.types().dispose(typeId);
          tables.requests().rejectAll(typeId, Moment.of(clock));
          return DeleteQualificationTypeResponse.builder().build();
        });
  }
}
