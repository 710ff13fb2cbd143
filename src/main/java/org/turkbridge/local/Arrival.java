package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A request that comes into the store from an archive.
 *
 * @param origin names its place there
 */
record Arrival(String origin, QualificationRequest request) {
  /** The characters of its texts that can be long. */
  int size() {
    return length(request.test()) + length(request.answer());
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
