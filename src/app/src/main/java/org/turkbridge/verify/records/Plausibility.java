package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Whether identifiers and times are as the service makes them. */
final class Plausibility {
  /** The types EntityId and CustomerId of the service's model of 2017-01-17, 1 to 64 long. */
  private static final Pattern ENTITY_ID = Pattern.compile("[A-Z0-9]{1,64}");

  private static final Pattern WORKER_ID = Pattern.compile("A[A-Z0-9]{1,63}");

  /** When Mechanical Turk was opened. */
  private static final Instant BEGINNING = Instant.parse("2005-11-02T00:00:00Z");

  private final Instant now;

  /**
   * @param now later times are impossible
   */
  Plausibility(Instant now) {
    this.now = now;
  }

  /**
   * What is odd.
   *
   * @param written gives the value of an element as it stands in the archive
   */
  List<Observation> oddities(
      QualificationRequest request, Model model, UnaryOperator<String> written) {
    List<Observation> found = new ArrayList<>();
    id(
        model,
        "QualificationRequestId",
        request.qualificationRequestId(),
        ENTITY_ID,
        written,
        found);
    id(model, "QualificationTypeId", request.qualificationTypeId(), ENTITY_ID, written, found);
    worker(model, request.workerId(), written, found);
    Instant time = request.submitTime();
    if (time != null && time.isAfter(now)) {
      found.add(
          Observation.of(
              FindingKind.IMPOSSIBLE_TIME,
              model.path("SubmitTime"),
              written.apply("SubmitTime"),
              "SubmitTime lies in the future"));
    } else if (time != null && time.isBefore(BEGINNING)) {
      found.add(
          Observation.of(
              FindingKind.IMPLAUSIBLE,
              model.path("SubmitTime"),
              written.apply("SubmitTime"),
              "SubmitTime lies before Mechanical Turk was opened, in November 2005"));
    }
    return found;
  }

  /** The legacy API's records of before March 2006 name none. */
  private static void worker(
      Model model, @Nullable String value, UnaryOperator<String> written, List<Observation> found) {
    if (value == null || value.isEmpty()) {
      found.add(
          Observation.of(
              FindingKind.NO_WORKER,
              model.path(model.subject()),
              value,
              "the record has %s %s; it comes back so, and an import refuses it"
                  .formatted(value == null ? "no" : "an empty", model.subject())));
    } else {
      id(model, model.subject(), value, WORKER_ID, written, found);
    }
  }

  private static void id(
      Model model,
      String element,
      @Nullable String value,
      Pattern usual,
      UnaryOperator<String> written,
      List<Observation> found) {
    if (value == null || value.isEmpty()) {
      found.add(
          Observation.of(
              FindingKind.MISSING_ID,
              model.path(element),
              "",
              "the record has an empty " + element));
    } else if (!usual.matcher(value).matches()) {
      found.add(
          Observation.of(
              FindingKind.IMPLAUSIBLE,
              model.path(element),
              written.apply(element),
              element + " does not look like one of the service: " + usual.pattern()));
    }
  }
}
