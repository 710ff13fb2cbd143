package org.turkbridge.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class ByteSegmentsTest {
  /** Each is one write: below 1 of a byte, else of so many; odd ones of an array of its own. */
  @Property(tries = 200)
  void segmentsAreWhatWasWritten(
      @ForAll @Size(max = 12) List<@IntRange(min = -3, max = 300_000) Integer> writes,
      @ForAll @IntRange(max = 200_000) int likelySize,
      @ForAll Random random)
      throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    ByteSegments written = new ByteSegments(likelySize);
    for (int write : writes) {
      if (write < 1) {
        expected.write(write);
        written.write(write);
        continue;
      }
      byte[] bytes = new byte[write + 2];
      random.nextBytes(bytes);
      if (write % 2 == 0) {
        expected.write(bytes, 1, write);
        written.write(bytes, 1, write);
      } else {
        expected.write(bytes);
        written.add(bytes);
      }
    }
    List<byte[]> segments = written.segments();
    written.write(7);

    assertThat(ByteSegments.joined(segments)).isEqualTo(expected.toByteArray());
    assertThat(written.length()).isEqualTo(expected.size() + 1L);
    assertThat(ByteSegments.stream(segments).readAllBytes()).isEqualTo(expected.toByteArray());
  }

  @Property(tries = 100)
  void segmentsOfManyWritesAreNoLongerThanTheyMayBe(
      @ForAll @IntRange(min = 1, max = 20_000) int write) {
    ByteSegments written = new ByteSegments(0);
    for (int i = 0; i < 50; i++) {
      written.write(new byte[write], 0, write);
    }

    assertThat(written.segments()).allMatch(segment -> segment.length <= ByteSegments.SEGMENT);
  }
}
