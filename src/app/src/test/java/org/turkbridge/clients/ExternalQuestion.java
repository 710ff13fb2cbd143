package org.turkbridge.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Question for HITs, which clients in other languages read from the same file. */
final class ExternalQuestion {
  private static final Path FILE =
      Path.of("src/app/src/test/resources/clients/external_question.xml");

  private ExternalQuestion() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
