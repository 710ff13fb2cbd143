package org.turkbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void aTerminalObeysNothingOfALine() {
    assertThat(
            Printable.line("a\u001b[31mb\u009b0m\u007f\tc\r\nd\u202ee\u2028f\u061cg\u200fh\u2067i"))
        .isEqualTo(
            "a\ufffd[31mb\ufffd0m\ufffd\ufffdc\ufffd\ufffdd\ufffde\ufffdf\ufffdg\ufffdh\ufffdi");
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "« é 日本語 😀 » [x]: {1}";

    assertThat(Printable.line(text)).isEqualTo(text);
  }
}
