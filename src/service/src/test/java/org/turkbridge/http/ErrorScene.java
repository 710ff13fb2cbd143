package org.turkbridge.http;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a Requester has of one subject, in every state that it can be in, and the calls that put it,
 * or themselves, in the situations which the guide names. What a situation needs is made when it is
 * needed, and made once.
 */
interface ErrorScene {
  /** A situation that is made by the call itself. */
  String REPEATED = "the same call again";

  /** Such ids are no ids. */
  List<String> MALFORMED = List.of("lower", "   ", "A".repeat(65), "A<&'\"]]>B");

  /** The legacy operations of the subject. */
  List<String> operations();

  /** The situations that an operation can be called in, by what it takes. */
  Stream<String> situations(String operation);

  /** A call that succeeds. */
  LegacyCall good(String operation);

  /**
   * The calls that an operation is tried by in a situation; for the repeated call, the one that is
   * to be made twice.
   */
  List<LegacyCall> calls(String operation, String situation);

  /** What shows everything of this scene to an old program. */
  List<LegacyCall> views();

  /** The same, with the SDK. */
  List<Object> shown();

  /** Calls with an id that is malformed in every way. */
  static List<LegacyCall> malformed(LegacyCall good, String name) {
    return MALFORMED.stream().map(value -> good.with(name, value)).toList();
  }
}
