package org.turkbridge.http;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mistake in answers.
 *
 * @param service what is done to those of the current service, which new programs and the shim read
 * @param shim what is done to those of the shim, which old programs read
 * @param expected what a replay says of it, among others
 */
record SeededFault(
    String name,
    UnaryOperator<Reply> service,
    UnaryOperator<Reply> shim,
    List<ExpectedFinding> expected) {
  static final SeededFault NONE = inService("none", UnaryOperator.identity());

  static SeededFault inService(
      String name, UnaryOperator<Reply> mistake, ExpectedFinding... expected) {
    return new SeededFault(name, mistake, UnaryOperator.identity(), List.of(expected));
  }

  static SeededFault inShim(
      String name, UnaryOperator<Reply> mistake, ExpectedFinding... expected) {
    return new SeededFault(name, UnaryOperator.identity(), mistake, List.of(expected));
  }

  static SeededFault inJson(
      String name, UnaryOperator<String> mistake, ExpectedFinding... expected) {
    return inService(name, reply -> reply.withText(mistake.apply(reply.text())), expected);
  }

  static SeededFault inXml(
      String name, UnaryOperator<String> mistake, ExpectedFinding... expected) {
    return inShim(name, reply -> reply.withText(mistake.apply(reply.text())), expected);
  }

  @Override
  public String toString() {
    return name;
  }
}
