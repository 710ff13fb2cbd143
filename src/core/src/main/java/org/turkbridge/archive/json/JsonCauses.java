package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;

/** What a parser complains about, in words for the one who has to mend the file. */
final class JsonCauses {
  private static final int LONGEST_STRING = 4_194_304;
  private static final int DEEPEST_VALUE = 1000;

  /** What a parser refuses to read. */
  static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxStringLength(LONGEST_STRING)
          .maxNestingDepth(DEEPEST_VALUE)
          .build();

  private static final Cause TOO_LONG =
      new Cause(
          RefusalKind.TOO_LONG,
          ("a string longer than %,d characters, or a name or number longer than any in the API;"
                  + " shorten it")
              .formatted(LONGEST_STRING));
  private static final Cause TOO_DEEP =
      new Cause(
          RefusalKind.TOO_DEEP,
          "values nested deeper than %,d, which nothing in the API is; remove them"
              .formatted(DEEPEST_VALUE));

  /** Where something begins that is not closed, counted from where the parser set in. */
  private static final Pattern OTHER_PLACE =
      Pattern.compile(" \\((for \\w+ starting|start marker) at \\[.*]\\)");

  /** What would make the parser take it, which is nothing to the one who has the file. */
  private static final Pattern ADVICE = Pattern.compile(": enable `[^`]*` to allow");

  /** Within such Python prints what it has read, and JSON has none. */
  private static final String QUOTE = "Unexpected character (''' (code 39))";

  private static final String PYTHON =
      "mend it; if Python printed it, have json.dumps write it instead";

  private JsonCauses() {}

  /**
   * What is wrong and what to do about it.
   *
   * @param inRecord whether a record is open
   * @param charset of the document
   */
  static Cause of(JsonProcessingException e, boolean inRecord, Charset charset) {
    String message = Objects.requireNonNullElse(e.getOriginalMessage(), "unreadable");
    String problem = ADVICE.matcher(OTHER_PLACE.matcher(message).replaceFirst("")).replaceFirst("");
    if (e instanceof StreamConstraintsException) {
      return problem.contains("nesting depth") ? TOO_DEEP : TOO_LONG;
    }
    if (e instanceof OpenRecord.NestedRecordException) {
      return new Cause(RefusalKind.NOT_WELL_FORMED, problem);
    }
    if (e instanceof JsonEOFException || problem.startsWith("Unexpected end-of-input")) {
      return new Cause(
          RefusalKind.CUT_OFF,
          inRecord
              ? "the file ends in the middle of this record; get the whole file or remove the rest"
                  + " of the record"
              : "the file ends before its JSON does; get the whole file if there was more of it");
    }
    if (problem.startsWith("Invalid UTF-8")) {
      return new Cause(
          RefusalKind.ENCODING,
          "bytes that are not %s; convert the file to UTF-8, or mend them"
              .formatted(charset.name()));
    }
    return new Cause(
        RefusalKind.NOT_WELL_FORMED,
        "not well-formed JSON ("
            + problem
            + "); "
            + (problem.contains(QUOTE) ? PYTHON : "mend it"));
  }
}
