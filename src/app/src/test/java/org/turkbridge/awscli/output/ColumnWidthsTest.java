package org.turkbridge.awscli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns of 5, 5 and 10 with their padding. */
class ColumnWidthsTest {
  private static final int PADDING = 4;

  private final ColumnWidths widths = new ColumnWidths();

  @BeforeEach
  void includeCells() {
    widths.include(List.of("a", "b", "c"));
    widths.include(List.of("", "d", "wide e"));
  }

  @Test
  void addUpThePaddedColumns() {
    assertThat(widths.sum(PADDING)).isEqualTo(20);
    assertThat(widths.scaled(PADDING, 20)).containsExactly(5, 5, 10);
  }

  @Test
  void roundHalvesToEvenAndGiveTheRestToTheLast() {
    assertThat(widths.scaled(PADDING, 26)).containsExactly(6, 6, 14);
  }

  @Test
  void takeWhatIsTooMuchFromTheFirst() {
    assertThat(widths.scaled(PADDING, 15)).containsExactly(3, 4, 8);
  }

  @Test
  void refuseACellBeyondTheFirstRow() {
    assertThatThrownBy(() -> widths.include(List.of("a", "b", "c", "d")))
        .isInstanceOf(UnprintableException.class)
        .hasMessage("list index out of range");
  }

  @Test
  void areNoneWithoutCells() {
    assertThat(new ColumnWidths().scaled(PADDING, 20)).isEmpty();
  }
}
