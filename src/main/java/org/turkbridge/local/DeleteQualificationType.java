package org.turkbridge.local;

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

  private final Transactions transactions;

  DeleteQualificationType(Transactions transactions) {
    this.transactions = transactions;
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
    return transactions.write(
        caller,
        tx -> {
          String typeId = request.qualificationTypeId();
          Rules.ownLiveType(tx, typeId);
          tx.types().dispose(typeId);
          tx.requests().rejectAll(typeId, tx.now());
          return DeleteQualificationTypeResponse.builder().build();
        });
  }
}
