package org.turkbridge.archive.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.services.mturk.model.Assignment;

/** Tables in UTF-16, as spreadsheets save Unicode Text. */
class WideTablesTest {
  private static final String TABLE =
      "HITId\tAssignmentId\tWorkerId\tAnswer.q\r\n"
          + "H\tA1\tW\t\"5 €, \uD83D\uDE00\r\n\"\"so\"\"\"\r\n"
          + "H\tA2\tW\tno\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void areReadAsThoseInUtf8(Charset charset) {
    ReadTable narrow = ReadTable.of(TABLE);

    for (String mark : List.of("\uFEFF", "")) {
      ReadTable wide = ReadTable.of((mark + TABLE).getBytes(charset));

      assertThat(wide.complaints()).isEmpty();
      assertThat(wide.assignments).isEqualTo(narrow.assignments).hasSize(2);
      assertThat(wide.places()).isEqualTo(narrow.places());
    }
  }

  @Test
  void rowsAreShownAsTheyStandThere() {
    byte[] bytes = ("\uFEFF" + TABLE).getBytes(UTF_16LE);

    ReadTable table = ReadTable.of(bytes);

    byte[] last = "H\tA2\tW\tno\r\n".getBytes(UTF_16LE);
    assertThat(table.rows.get(2L).charset()).isEqualTo(UTF_16LE);
    assertThat(table.rows.get(2L).bytes()).isEqualTo(last);
    assertThat(table.rows.get(2L).offset()).isEqualTo(bytes.length - last.length);
  }

  @Test
  void aRowWithAMistakeIsRefusedWhole() {
    byte[] bytes = ("\uFEFF" + TABLE.replace("\tno", "\t\"n\"o")).getBytes(UTF_16BE);

    Refusal refusal = ReadTable.of(bytes).refusals().get(0);

    assertThat(refusal.kind()).isEqualTo(RefusalKind.NOT_WELL_FORMED);
    assertThat(refusal.raw()).isNotNull();
    assertThat(refusal.raw().isWhole()).isTrue();
    assertThat(refusal.raw().bytes())
        .isEqualTo(Arrays.copyOfRange(bytes, (int) refusal.offset(), bytes.length));
  }

  /** There is no half of a character in another encoding, which is guessed of tables in UTF-8. */
  @Test
  void aRowThatIsNotUtf16IsRefused() {
    ReadTable table = ReadTable.of(("\uFEFF" + TABLE.replace("no", "\u1234")).getBytes(UTF_16LE));
    assertThat(table.complaints()).isEmpty();

    byte[] damaged = ("\uFEFF" + TABLE.replace("no", "\u0101")).getBytes(UTF_16LE);
    int at = damaged.length - 6;
    damaged[at] = 0;
    damaged[at + 1] = (byte) 0xDC;
    ReadTable refused = ReadTable.of(damaged);

    assertThat(refused.assignments).extracting(Assignment::assignmentId).containsExactly("A1");
    assertThat(refused.complaints())
        .containsExactly(
            "a.csv: record 2, line 4: a row that is not UTF-16LE; save the table as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void aRowThatIsCutWithinACharacterIsRefused(Charset charset) {
    byte[] bytes = ("\uFEFF" + TABLE.stripTrailing()).getBytes(charset);

    ReadTable table = ReadTable.of(Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(table.assignments).extracting(Assignment::assignmentId).containsExactly("A1");
    assertThat(table.complaints())
        .containsExactly(
            "a.csv: record 2, line 4: a row that is not %s; save the table as UTF-8"
                .formatted(charset));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aRowThatIsCutWithinAPairIsRefused(int missing) {
    byte[] bytes =
        ("\uFEFF" + TABLE.stripTrailing().replace("no", "\uD83D\uDE00")).getBytes(UTF_16LE);

    ReadTable table = ReadTable.of(Arrays.copyOf(bytes, bytes.length - missing));

    assertThat(table.assignments).extracting(Assignment::assignmentId).containsExactly("A1");
    assertThat(table.refusals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void halfAPairIsOfItsRowAlone(Charset charset) {
    String beginning = "\uFEFFHITId\tAssignmentId\tAnswer.q\nH\tA1\t";
    byte[] bytes = (beginning + "\uD83D\uDE00\nH\tA2\tno\n").getBytes(charset);
    int low = (beginning.length() + 1) * 2;
    byte[] damaged = new byte[bytes.length - 2];
    System.arraycopy(bytes, 0, damaged, 0, low);
    System.arraycopy(bytes, low + 2, damaged, low, damaged.length - low);

    ReadTable table = ReadTable.of(damaged);

    assertThat(table.assignments).extracting(Assignment::assignmentId).containsExactly("A2");
    assertThat(table.refusals()).hasSize(1);
    assertThat(table.rows.get(2L).offset()).isEqualTo(damaged.length - "H\tA2\tno\n".length() * 2L);
  }
}
