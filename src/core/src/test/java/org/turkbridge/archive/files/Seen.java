package org.turkbridge.archive.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a reader of documents comes to see, in words. */
final class Seen {
  private Seen() {}

  /** For each document {@code name -> output: content}, or {@code name ! reason}. */
  static List<String> in(Path file) {
    return in(List.of(file.toString()), InputStream.nullInputStream());
  }

  static List<String> in(InputStream standardInput) {
    return in(List.of("-"), standardInput);
  }

  private static List<String> in(List<String> arguments, InputStream standardInput) {
    List<String> seen = new ArrayList<>();
    try {
      for (InputFile file : ArchiveInputs.expand(arguments, () -> standardInput, "UTF-8")) {
        try (InputDocuments documents = file.open()) {
          for (boolean more = true; more; ) {
            more = next(documents, seen);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seen;
  }

  private static boolean next(InputDocuments documents, List<String> seen) {
    try {
      InputDocument document = documents.next();
      if (document != null) {
        seen.add(document.name() + " -> " + document.outputName() + ": " + content(document));
      }
      return document != null;
    } catch (UnreadableDocumentException e) {
      seen.add(e.documentName() + " ! " + e.reason());
      return true;
    }
  }

  /** As text; long content as its length. Ends with the message of a failure. */
  private static String content(InputDocument document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    long length = 0;
    String failure = "";
    try {
      for (int n = 0; n >= 0; n = document.content().read(buffer)) {
        length += n;
        if (length < 1000) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      failure = " ! " + e.getMessage();
    }
    return (length < 1000 ? out.toString(StandardCharsets.UTF_8) : length + " bytes") + failure;
  }

  static List<String> outputNames(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    for (InputFile input :
        ArchiveInputs.expand(List.of(file.toString()), InputStream::nullInputStream, "UTF-8")) {
      input.eachOutputName(names::add);
    }
    return names;
  }
}
