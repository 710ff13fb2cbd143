package org.turkbridge.verify.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a document that is no JSON, in words for its reader. */
public final class JsonFaults {
  /**
   * The parser names the source, which it was told to keep to itself, wherever it names a place.
   */
  private static final Pattern PLACE =
      Pattern.compile("\\[Source: [^\\]]*?line: (\\d+), column: (\\d+)\\]");

  /** What would make the parser take it. */
  private static final Pattern ADVICE = Pattern.compile(": enable `[^`]*` to allow");

  private JsonFaults() {}

  public static String text(JsonProcessingException fault) {
    String message = ADVICE.matcher(fault.getOriginalMessage()).replaceFirst("");
    return PLACE.matcher(message).replaceAll("line $1, column $2");
  }
}
