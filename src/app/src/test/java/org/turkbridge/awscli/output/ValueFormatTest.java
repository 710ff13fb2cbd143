package org.turkbridge.awscli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.awscli.output.Values.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all forms of output have in common. */
class ValueFormatTest {
  static Stream<ValueFormat> formats() {
    return Stream.of(
        new JsonValues(),
        new JsonLine(),
        new TextValues(),
        new TableValues("T", false, 80),
        new YamlValues(),
        new YamlPages());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void leavesTheWriterOpenAndUnflushed(ValueFormat format) throws IOException {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }

          @Override
          public void flush() {
            throw new AssertionError("flushed");
          }
        };
    format.write(map("a", 1L), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\n");
  }
}
