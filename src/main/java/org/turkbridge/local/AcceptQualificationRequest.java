package org.turkbridge.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Grants what a request asks for. An absent IntegerValue is 1. */
final class AcceptQualificationRequest
    implements Operation<AcceptQualificationRequestRequest, AcceptQualificationRequestResponse> {
  private static final RequestShape<AcceptQualificationRequestRequest> SHAPE =
      RequestShape.of(AcceptQualificationRequestRequest::builder, Members.QUALIFICATION_REQUEST_ID);

  private final Store store;
  private final InstantSource clock;

  AcceptQualificationRequest(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "AcceptQualificationRequest";
  }

  @Override
  public RequestShape<AcceptQualificationRequestRequest> shape() {
    return SHAPE;
  }

  @Override
  public AcceptQualificationRequestResponse answer(
      AcceptQualificationRequestRequest request, Caller caller) {
    int value = Objects.requireNonNullElse(request.integerValue(), Members.DEFAULT_VALUE);
    return store.write(
        tables -> {
          QualificationRequest pending =
              Rules.pendingRequest(tables, request.qualificationRequestId(), caller).request();
          Instant now = Moment.of(clock);
          tables.requests().grant(pending.qualificationRequestId(), now);
          tables
              .qualifications()
              .grant(pending.qualificationTypeId(), pending.workerId(), value, now);
          return AcceptQualificationRequestResponse.builder().build();
        });
  }
}
