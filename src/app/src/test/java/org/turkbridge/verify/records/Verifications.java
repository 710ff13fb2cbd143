package org.turkbridge.verify.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Totals;

/** A verification of archives, run to its end. */
record Verifications(Totals totals, List<Finding> findings) {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final long MEMORY = 1 << 20;

  static final RecordFormat RIGHT = LegacyXmlFormat.bare(InvalidCharacters.REJECT);

  static Verifications ofText(String document) throws IOException {
    return ofText(document, RIGHT);
  }

  static Verifications ofText(String document, RecordFormat format) throws IOException {
    return ofBytes(document.getBytes(StandardCharsets.UTF_8), format);
  }

  static Verifications ofBytes(byte[] document, RecordFormat format) throws IOException {
    return of(
        ArchiveInputs.expand(List.of("-"), () -> new ByteArrayInputStream(document), "UTF-8"),
        format,
        1);
  }

  static Verifications ofFiles(int threads, String... paths) throws IOException {
    return of(
        ArchiveInputs.expand(List.of(paths), () -> new ByteArrayInputStream(new byte[0]), "UTF-8"),
        RIGHT,
        threads);
  }

  private static Verifications of(List<InputFile> files, RecordFormat format, int threads)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (ArchiveVerification verification =
        new ArchiveVerification(
            format, threads, NOW, MEMORY, ProgressListener.NONE, findings::add)) {
      for (InputFile file : files) {
        verification.verify(file);
      }
      return new Verifications(verification.totals(), findings);
    }
  }

  List<FindingKind> kinds() {
    return findings.stream().map(Finding::kind).toList();
  }
}
