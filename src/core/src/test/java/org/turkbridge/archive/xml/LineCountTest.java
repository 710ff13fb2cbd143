package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineCountTest {
  @Property
  void countsLineFeedsAndNothingElse(
      @ForAll("bytes") byte[] bytes,
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 40) int more) {
    LineCount lines = new LineCount(bytes, from);

    assertThat(lines.upTo(from + more)).isEqualTo(lineFeeds(bytes, from, from + more));
    assertThat(lines.upTo(bytes.length)).isEqualTo(lineFeeds(bytes, from, bytes.length));
  }

  private static int lineFeeds(byte[] bytes, int from, int to) {
    return (int) IntStream.range(from, to).filter(i -> bytes[i] == '\n').count();
  }

  /** Those that differ from a line feed in one bit, among others. */
  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.of(0x0A, 0x0A, 0x0B, 0x08, 0x8A, 0x00, 0x80, 0xFF, 0x61)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMinSize(80)
        .ofMaxSize(120);
  }
}
