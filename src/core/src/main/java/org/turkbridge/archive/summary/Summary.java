package org.turkbridge.archive.summary;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;

/** What a conversion did, in a few lines; a line for what did not occur is left out. */
public final class Summary {
  private final PrintWriter out;

  public Summary(PrintWriter out) {
    this.out = out;
  }

  public void print(ConversionReport report) {
    if (report.stopped()) {
      out.println("Stopped: more rejects than --max-rejects tolerates. There is no output.");
    }
    out.printf(
        "%s %s of %s, %s in %s (%s).%n",
        report.stopped() ? "Read" : "Converted",
        Quantities.counted(report.tally().records(), "record"),
        Quantities.counted(report.files(), "file"),
        Quantities.bytes(report.tally().bytes()),
        Quantities.seconds(report.time()),
        Quantities.rate(report.tally().bytes(), report.time()));
    details(report.tally());
    if (report.leftOut() > 0) {
      out.println(
          "Files of folders that are not called like an archive, and not read: "
              + report.leftOut()
              + ".");
    }
  }

  public void printExport(ConversionReport report) {
    out.printf(
        "Exported %s in %s.%n",
        Quantities.counted(report.tally().records(), "record"), Quantities.seconds(report.time()));
    details(report.tally());
  }

  private void details(ConversionTally tally) {
    if (tally.written().keySet().stream()
        .anyMatch(kind -> kind != RecordKind.QUALIFICATION_REQUEST)) {
      counts("Records", tally.written(), RecordKind::label);
    }
    counts("Rejected", tally.rejects(), RefusalKind::label);
    counts("Normalised", tally.normalised(), Normalisation::label);
    leftOut(tally.leftOut(), out);
    if (tally.failedResponses() > 0) {
      out.println("Responses that say the call failed: " + tally.failedResponses() + ".");
    }
    miscounted(tally.miscounted(), out);
    if (tally.withoutRecords() > 0) {
      out.println("Documents without any record: " + tally.withoutRecords() + ".");
    }
  }

  /** Which columns were left out, if any were. */
  public static void leftOut(LeftOutColumns columns, PrintWriter out) {
    if (!columns.isNone()) {
      out.println("Columns left out: " + columns.inWords() + ".");
    }
  }

  /** How many answers hold another number of records than they say, if any do. */
  public static void miscounted(long answers, PrintWriter out) {
    if (answers > 0) {
      out.println("Answers that hold another number of records than they say: " + answers + ".");
    }
  }

  /** The most frequent first. */
  private <K extends Comparable<K>> void counts(
      String verb, Map<K, Long> counts, Function<K, String> label) {
    if (counts.isEmpty()) {
      return;
    }
    out.println(
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(count -> label.apply(count.getKey()) + " " + count.getValue())
            .collect(Collectors.joining(", ", verb + ": ", ".")));
  }
}
