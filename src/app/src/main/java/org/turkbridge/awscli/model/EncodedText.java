package org.turkbridge.awscli.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text as it stands in an answer, for outputs that are JSON again: most of an answer is such
 * texts, and to decode and encode them takes most of the time. It is spelled as Python spells it.
 */
public final class EncodedText {
  /** Shorter texts are decoded, which costs less than to keep them apart. */
  private static final int SHORT = 64;

  private final byte[] answer;
  private final int start;
  private final int length;

  private EncodedText(byte[] answer, int start, int length) {
    this.answer = answer;
    this.start = start;
    this.length = length;
  }

  /**
   * The text that a parser stands on.
   *
   * @param answer what the parser reads
   * @return null if it is no text, a short one, or Python would spell it in another way
   */
  static @Nullable EncodedText at(JsonParser json, byte[] answer) {
    // Negative where the answer is not in UTF-8.
    int quote = (int) json.currentTokenLocation().getByteOffset();
    if (json.currentToken() != JsonToken.VALUE_STRING || quote < 0) {
      return null;
    }
    int start = quote + 1;
    int at = start;
    while (at < answer.length && answer[at] != '"') {
      if (answer[at] == '\\' && isSpelledOtherwise(answer, ++at)) {
        return null;
      }
      at++;
    }
    // Whether it is well-formed is for the parser to say when it passes over it.
    return at >= answer.length || at - start < SHORT
        ? null
        : new EncodedText(answer, start, at - start);
  }

  private static boolean isSpelledOtherwise(byte[] answer, int escape) {
    return escape < answer.length && (answer[escape] == 'u' || answer[escape] == '/');
  }

  /** Writes it as a value. */
  public void write(JsonGenerator json) throws IOException {
    json.writeRawUTF8String(answer, start, length);
  }
}
