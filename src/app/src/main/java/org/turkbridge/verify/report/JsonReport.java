package org.turkbridge.verify.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.turkbridge.archive.json.TerminalEscapes;

/**
 * The report for programs: one JSON object. Its members, all of them always there, in this order:
 *
 * <ul>
 *   <li>{@code title}, {@code unit} ({@code records} or {@code calls}), {@code inputs} (list),
 *       {@code program} (name and version)
 *   <li>{@code begun}: ISO 8601, UTC; {@code tookMilliseconds}
 *   <li>{@code strict}: whether warnings count as failures; {@code failed}: whether the run failed
 *   <li>{@code totals}: {@code sources}; {@code checked}, which is the sum of {@code equal}, {@code
 *       normalised} (equal once notation is undone), {@code different} and {@code unchecked} (could
 *       not be compared with what stands there); {@code records}: object, kind of record to count;
 *       {@code normalisations}: object, label to count; {@code findings}: object, kind to count,
 *       for the kinds that occurred
 *   <li>{@code leftOut}: how many findings the list that follows does not hold, because there are
 *       too many
 *   <li>{@code findings}: list of objects in the order of the input, each with {@code kind}, {@code
 *       weight} ({@code difference}, {@code error}, {@code warning} or {@code note}), {@code
 *       source}, {@code place}, {@code subject}, {@code path}, {@code before}, {@code after},
 *       {@code message}. {@code place}, {@code subject} and {@code path} are empty where there is
 *       none; {@code before} and {@code after} are null then
 * </ul>
 *
 * A kind is the name of its {@link FindingKind} in lower case with hyphens, such as {@code
 * changed-value}.
 */
public final class JsonReport implements ReportFormat {
  private final JsonFactory json =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build()
          .setCharacterEscapes(new TerminalEscapes(true));

  @Override
  public void write(Report report, boolean strict, OutputStream out) throws IOException {
    try (JsonGenerator object = json.createGenerator(out)) {
      object.setPrettyPrinter(new DefaultPrettyPrinter());
      object.writeStartObject();
      head(object, report, strict);
      totals(object, report.totals());
      object.writeNumberField("leftOut", report.leftOut());
      object.writeArrayFieldStart("findings");
      for (Finding finding : report.findings()) {
        finding(object, finding);
      }
      object.writeEndArray();
      object.writeEndObject();
      object.writeRaw('\n');
    }
  }

  private static void head(JsonGenerator object, Report report, boolean strict) throws IOException {
    object.writeStringField("title", report.title());
    object.writeStringField("unit", report.unit());
    object.writeArrayFieldStart("inputs");
    for (String input : report.inputs()) {
      object.writeString(input);
    }
    object.writeEndArray();
    object.writeStringField("program", report.program());
    object.writeStringField("begun", report.begun().toString());
    object.writeNumberField("tookMilliseconds", report.took().toMillis());
    object.writeBooleanField("strict", strict);
    object.writeBooleanField("failed", report.totals().failed(strict));
  }

  private static void totals(JsonGenerator object, Totals totals) throws IOException {
    object.writeObjectFieldStart("totals");
    object.writeNumberField("sources", totals.sources());
    object.writeNumberField("checked", totals.checked());
    object.writeNumberField("equal", totals.equal());
    object.writeNumberField("normalised", totals.normalised());
    object.writeNumberField("different", totals.different());
    object.writeNumberField("unchecked", totals.unchecked());
    counts(object, "records", totals.records());
    counts(object, "normalisations", totals.normalisations());
    object.writeObjectFieldStart("findings");
    for (Map.Entry<FindingKind, Long> kind : totals.findings().entrySet()) {
      object.writeNumberField(name(kind.getKey()), kind.getValue());
    }
    object.writeEndObject();
    object.writeEndObject();
  }

  private static void counts(JsonGenerator object, String name, Map<String, Long> counts)
      throws IOException {
    object.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      object.writeNumberField(count.getKey(), count.getValue());
    }
    object.writeEndObject();
  }

  private static void finding(JsonGenerator object, Finding finding) throws IOException {
    object.writeStartObject();
    object.writeStringField("kind", name(finding.kind()));
    object.writeStringField("weight", name(finding.kind().weight()));
    object.writeStringField("source", finding.source());
    object.writeStringField("place", finding.place());
    object.writeStringField("subject", finding.subject());
    object.writeStringField("path", finding.path());
    object.writeStringField("before", finding.before());
    object.writeStringField("after", finding.after());
    object.writeStringField("message", finding.message());
    object.writeEndObject();
  }

  /** Such as {@code changed-value}. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
