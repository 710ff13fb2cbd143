package org.turkbridge.local;

import java.time.InstantSource;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestResponse;

/** Rejects a request. What the worker holds already stays. */
final class RejectQualificationRequest
    implements Operation<RejectQualificationRequestRequest, RejectQualificationRequestResponse> {
  private static final RequestShape<RejectQualificationRequestRequest> SHAPE =
      RequestShape.of(
          RejectQualificationRequestRequest::builder,
          Members.QUALIFICATION_REQUEST_ID,
          Members.REASON);

  private final Store store;
  private final InstantSource clock;

  RejectQualificationRequest(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "RejectQualificationRequest";
  }

  @Override
  public RequestShape<RejectQualificationRequestRequest> shape() {
    return SHAPE;
  }

  @Override
  public RejectQualificationRequestResponse answer(
      RejectQualificationRequestRequest request, Caller caller) {
    return store.write(
        tables -> {
          String id = request.qualificationRequestId();
          Rules.pendingRequest(tables, id, caller);
          tables.requests().reject(id, request.reason(), Moment.of(clock));
          return RejectQualificationRequestResponse.builder().build();
        });
  }
}
