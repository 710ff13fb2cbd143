package org.turkbridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.summary.Quantities;
import org.turkbridge.archive.summary.Summary;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.ImportReport;
import org.turkbridge.local.store.Store;
import org.turkbridge.translate.Printable;

/** Imports archives and says what came of it. */
final class ImportPrinter {
  private final PrintWriter out;

  ImportPrinter(PrintWriter out) {
    this.out = out;
  }

  /**
   * The files that are meant.
   *
   * @param in what {@code -} stands for
   * @throws IOException if one is not there
   */
  static List<InputFile> files(List<String> arguments, InputStream in) throws IOException {
    return ArchiveInputs.expand(
        arguments, () -> in, System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** Whether something was refused. */
  boolean run(Store store, List<InputFile> files) throws IOException {
    if (files.isEmpty()) {
      return false;
    }
    ImportReport report =
        new ArchiveImport(
                store,
                DefaultThreads.of(Runtime.getRuntime()),
                line -> out.println(Printable.line(line)))
            .run(files);
    boolean onlyRequests =
        EnumSet.of(RecordKind.QUALIFICATION_REQUEST).containsAll(report.records().keySet());
    out.printf(
        "Imported %s from %s: %d new, %d unchanged, %d replaced, %d %s; %d refused.%n",
        onlyRequests ? counted(report, RecordKind.QUALIFICATION_REQUEST) : kinds(report),
        Quantities.counted(report.files(), "file"),
        report.added(),
        report.unchanged(),
        report.replaced(),
        report.kept(),
        onlyRequests ? "older than what is there" : "given up for what is there",
        report.refused());
    if (!report.normalised().isEmpty()) {
      out.println(
          report.normalised().entrySet().stream()
              .map(entry -> entry.getKey().label() + " " + entry.getValue())
              .collect(Collectors.joining(", ", "Normalised: ", ".")));
    }
    Summary.leftOut(report.leftOut(), out);
    Summary.miscounted(report.miscounted(), out);
    return report.refused() > 0;
  }

  /** How many there were of each kind of which there were any. */
  private static String kinds(ImportReport report) {
    List<String> kinds =
        report.records().keySet().stream().map(kind -> counted(report, kind)).toList();
    int last = kinds.size() - 1;
    return last == 0
        ? kinds.get(0)
        : String.join(", ", kinds.subList(0, last)) + " and " + kinds.get(last);
  }

  private static String counted(ImportReport report, RecordKind kind) {
    String noun = kind == RecordKind.QUALIFICATION_REQUEST ? "request" : kind.label();
    return Quantities.counted(report.count(kind), noun);
  }
}
