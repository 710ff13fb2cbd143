package org.turkbridge.verify.records;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.turkbridge.message.QualificationRequest;

/**
 * A mistake that a translation could have.
 *
 * @param toCurrent what it does to requests of the current model
 * @param toLegacy what it does to legacy messages
 * @param xml what it does to the XML of a record
 */
record Fault(
    UnaryOperator<software.amazon.awssdk.services.mturk.model.QualificationRequest> toCurrent,
    UnaryOperator<QualificationRequest> toLegacy,
    UnaryOperator<String> xml) {
  static final Fault NONE = inXml(UnaryOperator.identity());

  static Fault inCurrent(
      UnaryOperator<software.amazon.awssdk.services.mturk.model.QualificationRequest.Builder>
          mistake) {
    return new Fault(
        request -> mistake.apply(request.toBuilder()).build(),
        UnaryOperator.identity(),
        UnaryOperator.identity());
  }

  static Fault inLegacy(Consumer<QualificationRequest> mistake) {
    return new Fault(
        UnaryOperator.identity(),
        message -> {
          mistake.accept(message);
          return message;
        },
        UnaryOperator.identity());
  }

  static Fault inXml(UnaryOperator<String> mistake) {
    return new Fault(UnaryOperator.identity(), UnaryOperator.identity(), mistake);
  }

  /** In what Test and Answer hold. */
  static Fault inDocuments(UnaryOperator<String> mistake) {
    return inLegacy(
        message -> {
          message.setTest(message.getTest() == null ? null : mistake.apply(message.getTest()));
          message.setAnswer(
              message.getAnswer() == null ? null : mistake.apply(message.getAnswer()));
        });
  }
}
