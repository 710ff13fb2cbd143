package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.turkbridge.translate.EpochSeconds;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;

/** Times as the service, the AWS CLI and programs write them. */
final class JsonTimes {
  private static final int DATE_LENGTH = "2014-08-15".length();

  private JsonTimes() {}

  /** Whether a value may be a time. */
  static boolean mayBe(JsonToken token) {
    return token.isNumeric() || token == JsonToken.VALUE_STRING;
  }

  /**
   * The time that the parser stands on.
   *
   * @param member its name, for the error
   * @throws UntranslatableException if it is none
   */
  static Translated<Instant> read(String member, JsonParser json) throws IOException {
    String text = json.getText();
    if (json.currentToken().isNumeric()) {
      return Translated.unchanged(EpochSeconds.parse(member, text));
    }
    try {
      return SubmitTimes.parse(member, withT(text));
    } catch (UntranslatableException e) {
      throw SubmitTimes.notATime(member, text);
    }
  }

  /**
   * Python's {@code str} of a time has a space, as in files made by {@code json.dumps(...,
   * default=str)}.
   */
  private static String withT(String time) {
    return time.length() > DATE_LENGTH && time.charAt(DATE_LENGTH) == ' '
        ? time.substring(0, DATE_LENGTH) + "T" + time.substring(DATE_LENGTH + 1)
        : time;
  }
}
