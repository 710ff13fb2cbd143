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

  private JsonFaults() {}

  public static String text(JsonProcessingException fault) {
    return PLACE.matcher(fault.getOriginalMessage()).replaceAll("line $1, column $2");
  }
}
