package org.turkbridge.awscli.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** The columns that a text takes on a terminal, as the AWS CLI counts them. */
final class TextWidth {
  private static final int ASCII = 0x80;

  private TextWidth() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += c >= ASCII && WideCharacters.contain(c) ? 2 : 1;
    }
    return width;
  }

  /**
   * The characters whose East Asian Width is W, F or A in Unicode 14.0.0, and those that it does
   * not assign: so Python 3.11 has it. The class is loaded when a character asks for it that is not
   * ASCII.
   */
  private static final class WideCharacters {
    /** The first characters of wide and narrow stretches in turn. */
    private static final int[] BOUNDS = read("wide-characters.txt");

    private WideCharacters() {}

    static boolean contain(int codePoint) {
      int found = Arrays.binarySearch(BOUNDS, codePoint);
      int last = found >= 0 ? found : -found - 2;
      return last >= 0 && last % 2 == 0;
    }

    private static int[] read(String resource) {
      try (InputStream in =
              Objects.requireNonNull(WideCharacters.class.getResourceAsStream(resource));
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
        return lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMapToInt(WideCharacters::bounds)
            .toArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static IntStream bounds(String line) {
      int dots = line.indexOf("..");
      int first = Integer.parseInt(line.substring(0, dots), 16);
      int last = Integer.parseInt(line.substring(dots + 2), 16);
      return IntStream.of(first, last + 1);
    }
  }
}
