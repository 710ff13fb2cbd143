package org.turkbridge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.csv.AnswerColumnsFormat;
import org.turkbridge.archive.csv.CsvFormat;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.legacy.ApiVersion;
import picocli.CommandLine.Option;

/** The options that say in what form records are written. Usage errors name the option. */
final class FormatOptions {
  @Option(
      names = "--to",
      paramLabel = "FORM",
      converter = Words.Forms.class,
      defaultValue = "jsonl",
      description = {
        "jsonl: a record of the current API a line.",
        "json: what 'aws mturk list-qualification-requests' and its like print.",
        "csv: a header, then a record a line.",
        "legacy-xml: XML of the legacy API.",
        "Default: ${DEFAULT-VALUE}"
      })
  private ConversionForm form;

  @Option(
      names = "--shape",
      paramLabel = "rest|soap|bare",
      converter = Words.Shapes.class,
      description = {
        "Of legacy-xml: the answer to a REST call, to a SOAP call, or the elements alone in a"
            + " list such as <Assignments>. Default: rest"
      })
  private @Nullable LegacyShape shape;

  @Option(
      names = "--api-version",
      paramLabel = "DATE",
      description =
          "Of legacy-xml: the version of the API whose namespace a SOAP answer is in. Default:"
              + " 2014-08-15")
  private @Nullable String apiVersion;

  @Option(
      names = "--timestamps",
      paramLabel = "iso8601|epoch",
      converter = Words.Times.class,
      description =
          "Of jsonl and csv: 2014-08-15T00:01:00Z, or seconds since 1970. Default: iso8601")
  private @Nullable Timestamps timestamps;

  @Option(
      names = "--invalid-chars",
      paramLabel = "reject|replace",
      converter = Words.Characters.class,
      defaultValue = "reject",
      description =
          "What becomes of a record with a character that the output cannot hold: it is rejected, or"
              + " U+FFFD replaces the character. Default: ${DEFAULT-VALUE}")
  private InvalidCharacters invalidCharacters;

  @Option(
      names = "--kind",
      paramLabel = "KIND[,KIND]|all",
      converter = RecordKinds.class,
      completionCandidates = RecordKinds.Labels.class,
      description = {
        "Which records: ${COMPLETION-CANDIDATES}. Several make a file each, in the folder -o"
            + " FOLDER/. Default: what is there, if it is of one kind; of export"
            + " QualificationRequest"
      })
  private Set<RecordKind> kinds = Set.of();

  @Option(
      names = "--tagged",
      description =
          "Of jsonl: each line begins with a member \"kind\", so that one file holds all kinds.")
  private boolean tagged;

  @Option(
      names = "--answers",
      paramLabel = "document|columns",
      converter = Words.Answers.class,
      defaultValue = "document",
      description =
          "Of csv: the Answer as the document that it is, or a column Answer.QUESTION for each"
              + " question that was answered. Default: ${DEFAULT-VALUE}")
  private AnswerForm answers;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private FormatOptions() {}

  /** The form that was chosen. */
  RecordFormat format() {
    check();
    return switch (form) {
      case JSONL -> new JsonLinesFormat(times(), tagged);
      case JSON -> new JsonFormat();
      case CSV ->
          switch (answers) {
            case DOCUMENT -> new CsvFormat(times(), invalidCharacters);
            case COLUMNS -> new AnswerColumnsFormat(times(), invalidCharacters);
          };
      case LEGACY_XML -> legacyXml();
    };
  }

  /** Which kinds of records; none if no choice was made. */
  Set<RecordKind> kinds() {
    return kinds;
  }

  /** The choice in words: what makes the output differ. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("to", Words.of(form));
    settings.put("shape", Words.of(shape()));
    settings.put("api-version", version().date());
    settings.put("timestamps", Words.of(times()));
    settings.put("invalid-chars", Words.of(invalidCharacters));
    settings.put("kind", RecordKinds.words(kinds));
    settings.put("tagged", String.valueOf(tagged));
    settings.put("answers", Words.of(answers));
    return settings;
  }

  private RecordFormat legacyXml() {
    return switch (shape()) {
      case REST -> LegacyXmlFormat.rest(invalidCharacters);
      case SOAP -> LegacyXmlFormat.soap(version().namespace(), invalidCharacters);
      case BARE -> LegacyXmlFormat.bare(invalidCharacters);
    };
  }

  private Timestamps times() {
    return timestamps == null ? Timestamps.ISO8601 : timestamps;
  }

  private LegacyShape shape() {
    return shape == null ? LegacyShape.REST : shape;
  }

  private ApiVersion version() {
    @Nullable String date = apiVersion;
    return date == null
        ? ApiVersion.LATEST
        : ApiVersion.ofDate(date)
            .orElseThrow(() -> new UsageException(UnknownVersion.message(date)));
  }

  private void check() {
    if (form != ConversionForm.LEGACY_XML && shape != null) {
      throw new UsageException("--shape is for --to legacy-xml; this is --to " + Words.of(form));
    }
    if (form != ConversionForm.LEGACY_XML && apiVersion != null) {
      throw new UsageException(
          "--api-version is for --to legacy-xml; this is --to " + Words.of(form));
    }
    if (tagged && form != ConversionForm.JSONL) {
      throw new UsageException("--tagged is for --to jsonl; this is --to " + Words.of(form));
    }
    if (answers == AnswerForm.COLUMNS && form != ConversionForm.CSV) {
      throw new UsageException("--answers columns is for --to csv; this is --to " + Words.of(form));
    }
    if (answers == AnswerForm.COLUMNS
        && !kinds.isEmpty()
        && kinds.stream().noneMatch(AnswerColumnsFormat::isFor)) {
      throw new UsageException(
          "--answers columns is for kinds with an Answer, which are Assignment and"
              + " QualificationRequest; this is --kind "
              + RecordKinds.words(kinds));
    }
    if (timestamps == Timestamps.EPOCH && form == ConversionForm.JSON) {
      throw new UsageException(
          "--timestamps epoch is for jsonl and csv; json has times as the AWS CLI does");
    }
    if (timestamps == Timestamps.EPOCH && form == ConversionForm.LEGACY_XML) {
      throw new UsageException(
          "--timestamps epoch is for jsonl and csv; the legacy API has no such times");
    }
  }

  /** A value of {@code --answers}. */
  enum AnswerForm {
    DOCUMENT,
    COLUMNS
  }

  /** A value of {@code --shape}. */
  enum LegacyShape {
    REST,
    SOAP,
    BARE
  }
}
