package org.turkbridge.archive;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The members of a QualificationRequest of the current model, in its order. */
public enum ModelMember {
  QUALIFICATION_REQUEST_ID("QualificationRequestId"),
  QUALIFICATION_TYPE_ID("QualificationTypeId"),
  WORKER_ID("WorkerId"),
  TEST("Test"),
  ANSWER("Answer"),
  SUBMIT_TIME("SubmitTime");

  private final String label;

  ModelMember(String label) {
    this.label = label;
  }

  /** Its name in JSON. */
  public String label() {
    return label;
  }

  /** Tells the members that a request has, in their order; what is null is left out. */
  public static void tell(QualificationRequest request, Sink sink) throws IOException {
    text(QUALIFICATION_REQUEST_ID, request.qualificationRequestId(), sink);
    text(QUALIFICATION_TYPE_ID, request.qualificationTypeId(), sink);
    text(WORKER_ID, request.workerId(), sink);
    text(TEST, request.test(), sink);
    text(ANSWER, request.answer(), sink);
    @Nullable Instant submitTime = request.submitTime();
    if (submitTime != null) {
      sink.time(SUBMIT_TIME, submitTime);
    }
  }

  private static void text(ModelMember member, @Nullable String value, Sink sink)
      throws IOException {
    if (value != null) {
      sink.text(member, value);
    }
  }

  /** Is told what a request has. */
  public interface Sink {
    void text(ModelMember member, String value) throws IOException;

    void time(ModelMember member, Instant value) throws IOException;
  }
}
