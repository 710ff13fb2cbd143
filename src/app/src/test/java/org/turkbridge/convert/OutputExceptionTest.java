package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutputExceptionTest {
  private static final Path PLACE = Path.of("out.jsonl");

  @Test
  void aFullDeviceIsNamedWithTheRemedy() throws IOException {
    try (Output output = Output.open(Path.of("/dev/full"), false, new TemporaryFiles())) {
      assertThatThrownBy(() -> output.stream().write('x'))
          .isInstanceOf(OutputException.class)
          .hasMessage("Cannot write /dev/full: the disk is full. Make room and run it again.");
    }
  }

  @Test
  void aDeviceIsWrittenToAndStays() throws IOException {
    Path device = Path.of("/dev/null");

    try (Output output = Output.open(device, false, new TemporaryFiles())) {
      output.stream().write('x');
      output.publish();
    }

    assertThat(Output.isSpecial(device)).isTrue();
  }

  @Test
  void standardOutputIsNamed() {
    Output output = new StandardOutput("standard output", new FullStream());

    assertThatThrownBy(() -> output.stream().write('x'))
        .hasMessage("Cannot write standard output: the disk is full. Make room and run it again.");
  }

  private static final class FullStream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  static Stream<Arguments> complaints() {
    return Stream.of(
        Arguments.of(
            new FileSystemException("out.jsonl", null, "No space left on device"),
            "the disk is full. Make room and run it again."),
        Arguments.of(
            new IOException("Disk quota exceeded"),
            "the quota of this user is used up. Make room and run it again."),
        Arguments.of(
            new FileSystemException("out.jsonl", null, "Read-only file system"),
            "the file system is read-only. Name an output elsewhere."),
        Arguments.of(new IOException("Broken pipe"), "what reads it has ended."),
        Arguments.of(
            new AccessDeniedException("out.jsonl"),
            "permission denied. Name an output elsewhere, or let this user write to that folder."),
        Arguments.of(
            new NoSuchFileException("out.jsonl"),
            "its folder or its unfinished file is gone. Run it again."),
        Arguments.of(
            new IOException("Input/output error"),
            "Input/output error. Check the disk, and that this user may write there."),
        Arguments.of(
            new IOException(), "IOException. Check the disk, and that this user may write there."));
  }

  @ParameterizedTest
  @MethodSource("complaints")
  void saysWhatTheComplaintMeans(IOException complaint, String explanation) {
    assertThat(OutputException.of(PLACE, complaint))
        .hasMessage("Cannot write out.jsonl: " + explanation)
        .hasCause(complaint);
  }

  @Test
  void isNotExplainedTwice() {
    OutputException first = OutputException.of(PLACE, new IOException("Input/output error"));

    assertThat(OutputException.of(Path.of("elsewhere"), first)).isSameAs(first);
  }
}
