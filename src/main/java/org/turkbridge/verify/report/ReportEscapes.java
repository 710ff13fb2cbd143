package org.turkbridge.verify.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * What is compared may hold anything: escaped are surrogates too, since UTF-8 cannot hold half a
 * pair, and control characters that a terminal may obey.
 */
final class ReportEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DEL = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DEL] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return (c > DEL && c <= LAST_CONTROL)
            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        ? new SerializedString("\\u%04x".formatted(c))
        : null;
  }
}
