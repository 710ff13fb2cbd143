package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Of input files. Several inputs in a row may be in one file, which is then read once. */
final class Fingerprints {
  private @Nullable Path lastFile;
  private @Nullable Fingerprint last;

  /** {@link Fingerprint#UNKNOWN} if the file cannot be read; its reader will say why. */
  Fingerprint of(Path file) {
    if (last == null || !file.equals(lastFile)) {
      last = read(file);
      lastFile = file;
    }
    return last;
  }

  private static Fingerprint read(Path file) {
    try {
      return Fingerprint.of(file);
    } catch (IOException e) {
      return Fingerprint.UNKNOWN;
    }
  }

  /** Whether the file has that content. Reads it only if its size is right. */
  boolean fits(Fingerprint content, Path file) {
    return !content.equals(Fingerprint.UNKNOWN)
        && file.toFile().length() == content.size()
        && of(file).equals(content);
  }
}
