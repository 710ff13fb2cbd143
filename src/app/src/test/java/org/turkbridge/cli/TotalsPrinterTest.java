package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.turkbridge.verify.report.Totals;

final class TotalsPrinterTest {
  @Test
  void itSaysWhichKindsWereChecked() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new TotalsPrinter(new ResultLines(out), "record")
        .print(
            new Totals(
                1,
                11,
                11,
                0,
                0,
                0,
                new TreeMap<>(Map.of("HIT", 3L, "Assignment", 8L)),
                new TreeMap<>(),
                Map.of()));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            11 records of 1 file: 11 equal, 0 equal after normalisation, 0 different, 0 not compared.
            Records: Assignment 8, HIT 3.
            """);
  }
}
