package org.turkbridge.verify.records;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A mistake that a translation could have.
 *
 * @param toCurrent what it does to requests of the current model
 * @param xml what it does to the XML of a record
 */
record Fault(UnaryOperator<QualificationRequest> toCurrent, UnaryOperator<String> xml) {
  static final Fault NONE = inXml(UnaryOperator.identity());

  static Fault inCurrent(UnaryOperator<QualificationRequest.Builder> mistake) {
    return new Fault(
        request -> mistake.apply(request.toBuilder()).build(), UnaryOperator.identity());
  }

  static Fault inXml(UnaryOperator<String> mistake) {
    return new Fault(UnaryOperator.identity(), mistake);
  }

  /** In what Test and Answer hold. */
  static Fault inDocuments(UnaryOperator<String> mistake) {
    return inCurrent(
        request -> {
          QualificationRequest right = request.build();
          return request
              .test(mistaken(right.test(), mistake))
              .answer(mistaken(right.answer(), mistake));
        });
  }

  private static @Nullable String mistaken(
      @Nullable String document, UnaryOperator<String> mistake) {
    return document == null ? null : mistake.apply(document);
  }
}
