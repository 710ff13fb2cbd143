package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * JSON allows DEL and the control characters from U+0080 to U+009F as they are, but a terminal may
 * obey them, and an archive may hold anything: these are escaped too.
 */
public final class TerminalEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DEL = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  private final boolean surrogates;

  /**
   * @param surrogates whether these are escaped too, for UTF-8 cannot hold half a pair
   */
  public TerminalEscapes(boolean surrogates) {
    this.surrogates = surrogates;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DEL] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return (character > DEL && character <= LAST_CONTROL)
            || (surrogates
                && character >= Character.MIN_SURROGATE
                && character <= Character.MAX_SURROGATE)
        ? new SerializedString("\\u%04x".formatted(character))
        : null;
  }
}
