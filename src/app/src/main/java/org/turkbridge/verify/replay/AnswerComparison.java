package org.turkbridge.verify.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/** Compares status, content type and body of two answers. */
final class AnswerComparison {
  private final IgnoredValues ignored;

  AnswerComparison(IgnoredValues ignored) {
    this.ignored = ignored;
  }

  List<Observation> compare(RecordedAnswer before, RecordedAnswer after) {
    List<Observation> differences = new ArrayList<>();
    if (before.status() != after.status()) {
      differences.add(
          new Observation(
              FindingKind.CHANGED_STATUS,
              "",
              Integer.toString(before.status()),
              Integer.toString(after.status()),
              ""));
    }
    // An entry of a HAR file need not name it.
    before.contentType().ifPresent(old -> differences.addAll(contentTypes(old, after)));
    if (!Arrays.equals(before.body(), after.body())) {
      differences.addAll(bodies(before.body(), after.body()));
    }
    return differences;
  }

  private List<Observation> contentTypes(String before, RecordedAnswer answer) {
    String after = answer.contentType().orElse("");
    return ignored.contains("Content-Type") || bare(before).equals(bare(after))
        ? List.of()
        : List.of(new Observation(FindingKind.CHANGED_CONTENT_TYPE, "", before, after, ""));
  }

  /** As it is compared: case, blanks and quotes mean nothing in a type and charset. */
  private static String bare(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
  }

  private List<Observation> bodies(byte[] before, byte[] after) {
    Kind old = Kind.of(before);
    Kind now = Kind.of(after);
    if (old == Kind.XML && now == Kind.XML) {
      return XmlComparison.compare(before, after, ignored);
    }
    if (old == Kind.JSON && now == Kind.JSON) {
      return JsonComparison.compare(before, after, ignored);
    }
    return List.of(
        AnswerDifferences.changed(
            "",
            new String(before, StandardCharsets.UTF_8),
            new String(after, StandardCharsets.UTF_8),
            old == now ? "" : "the body was " + old.label + " and is " + now.label));
  }

  private enum Kind {
    XML("XML"),
    JSON("JSON"),
    EMPTY("empty"),
    OTHER("neither XML nor JSON");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    static Kind of(byte[] body) {
      String start =
          new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1)
              .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "")
              .replace("\u0000", "")
              .stripLeading();
      return start.isEmpty()
          ? body.length == 0 ? EMPTY : OTHER
          : start.startsWith("<")
              ? XML
              : start.startsWith("{") || start.startsWith("[") ? JSON : OTHER;
    }
  }
}
