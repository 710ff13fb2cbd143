package org.turkbridge.message;

import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Regular expressions for what a validator says, whatever its language. */
@NullMarked
final class Complaints {
  private Complaints() {}

  /** Something is missing at the end of this element. */
  static String incomplete(String element) {
    return "cvc-complex-type\\.2\\.4\\.b: .*'" + element + "'";
  }

  /** This element stands where it may not, or once too often. */
  static String unexpected(String element) {
    return "cvc-complex-type\\.2\\.4\\.[ad]: [^']*'[^']*\\b" + element + "\\}?'";
  }

  /** This element has something in it that it may not have. */
  static String badContent(String element) {
    return "cvc-(complex-type\\.2\\.[123]|type\\.3\\.1\\.2): .*'" + element + "'";
  }

  /** This attribute is missing or may not be there. */
  static String badAttribute(String name) {
    return "cvc-complex-type\\.(3\\.2\\.2|4): .*'" + name + "'";
  }

  /** This text is no value of its type. */
  static String badValue(String text) {
    return "cvc-(datatype|enumeration|pattern|m..(In|Ex)clusive)-valid[.0-9]*: .*'"
        + Pattern.quote(text)
        + "'";
  }

  /** No such document is known. */
  static String unknownRoot(String element) {
    return "cvc-elt\\.1\\.a: .*'" + element + "'";
  }
}
