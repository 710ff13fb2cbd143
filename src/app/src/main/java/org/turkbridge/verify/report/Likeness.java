package org.turkbridge.verify.report;

import java.text.Normalizer;
import java.util.Optional;

/** What two values differ in, where one cannot see it at once. */
final class Likeness {
  private Likeness() {}

  /** A sentence; absent if the difference is a plain one. */
  static Optional<String> of(String before, String after) {
    if (before.equals(after)) {
      return Optional.of("Both sides are the same here.");
    }
    if (withoutSpace(before).equals(withoutSpace(after))) {
      return Optional.of("Only white space differs. It is shown as · → ↵.");
    }
    if (composed(before).equals(composed(after))) {
      return Optional.of(
          "The letters look the same: they are composed in another way (Unicode normalisation).");
    }
    if (before.equalsIgnoreCase(after)) {
      return Optional.of("Only capital and small letters differ.");
    }
    return Optional.empty();
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("[\\s\\u0085\\p{Z}]+", "");
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
