package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InputProgressTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  @Test
  void withoutABarOnlyOtherLinesAreWritten() throws IOException {
    try (InputProgress progress = InputProgress.on(terminal, false)) {
      progress.total(100);
      progress.read(50, "a.xml");
      progress.lines().write(bytes("line\n"));
    }

    assertThat(written()).isEqualTo("line\n");
  }

  @Test
  void theBarIsDrawnOnOneLineAndWipedAwayAtTheEnd() {
    try (InputProgress progress = new ProgressBarOnTerminal(terminal, 80)) {
      progress.total(190_000_000);
      progress.read(190_000_000, "a.xml");
    }

    assertThat(written())
        .startsWith("\r")
        .contains("190/190 MB")
        .doesNotContain("\n")
        .endsWith("\r\u001b[K");
  }

  @Test
  void smallInputIsCountedInKilobytes() {
    try (InputProgress progress = new ProgressBarOnTerminal(terminal, 80)) {
      progress.total(252_000);
      progress.read(252_000, "a.xml");
    }

    assertThat(written()).contains("252/252 KB");
  }

  @Test
  void inputOfUnknownSizeHasABarToo() {
    try (InputProgress progress = new ProgressBarOnTerminal(terminal, 80)) {
      progress.total(-1);
      progress.read(5_000_000, "standard input");
    }

    assertThat(written()).contains("5/? MB");
  }

  @Test
  void otherLinesStandAboveTheBar() throws IOException {
    BottomLine line = new BottomLine(terminal, 80);
    line.accept("[==  ]");
    line.above().write(bytes("{\"file\":\"a.xml\"}\n"));

    assertThat(written()).isEqualTo("\r[==  ]\r\u001b[K{\"file\":\"a.xml\"}\n[==  ]");
  }

  @Test
  void otherLinesStandAloneOnceTheBarIsGone() throws IOException {
    BottomLine line = new BottomLine(terminal, 80);
    line.accept("[==  ]");
    line.close();
    line.accept("[===]");
    line.above().write(bytes("line\n"));

    assertThat(written()).isEqualTo("\r[==  ]\r\u001b[Kline\n");
  }

  private String written() {
    return terminal.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
