package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void aTerminalObeysNothingOfALine() {
    assertThat(Printable.line("a\u001b[31mb\u009b0m\u007f\tc\r\nd\u202ee\u2028f"))
        .isEqualTo("a\ufffd[31mb\ufffd0m\ufffd\ufffdc\ufffd\ufffdd\ufffde\ufffdf");
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "« é 日本語 😀 » [x]: {1}";

    assertThat(Printable.line(text)).isEqualTo(text);
  }
}
