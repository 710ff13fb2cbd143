package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.archive.xml.Found.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.translate.Whitespace;

class XmlArchiveReaderHostileTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text of so many characters, made while it is read. */
  private static InputStream repeat(char c, long times) {
    return new InputStream() {
      private long left = times;

      @Override
      public int read() {
        return left-- > 0 ? c : -1;
      }

      @Override
      public int read(byte[] target, int from, int length) {
        if (left <= 0) {
          return -1;
        }
        int count = (int) Math.min(left, length);
        Arrays.fill(target, from, from + count, (byte) c);
        left -= count;
        return count;
      }
    };
  }

  private static Found read(InputStream... parts) throws IOException {
    Found found = new Found();
    new XmlArchiveReader(Whitespace.STRIP)
        .read("a.xml", new SequenceInputStream(Collections.enumeration(List.of(parts))), found);
    return found;
  }

  @Test
  void refusesFileWithDoctype() {
    Found found = Found.in("<?xml version='1.0'?>\n<!DOCTYPE L>\n<L>" + record("A") + "</L>");

    assertThat(found.order()).containsExactly("!0");
    assertThat(found.refusals().get(0)).hasToString("a.xml: line 2: " + XmlCauses.DOCTYPE.text());
  }

  @Test
  void neverReadsExternalEntities(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Found found =
        Found.in(
            "<!DOCTYPE L [<!ENTITY x SYSTEM '"
                + secret.toUri()
                + "'>]><L>"
                + record("A", "<Test>&x;</Test>")
                + "</L>");

    assertThat(found.order()).containsExactly("!0");
  }

  @Test
  void neverExpandsEntities() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE L [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e").append(i).append(" '");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    bomb.append("]><L>").append(record("A", "<Test>&e39;</Test>")).append("</L>");

    assertThat(Found.in(bomb.toString()).order()).containsExactly("!0");
  }

  @Test
  void keepsRecordsBeforeADoctype() {
    assertThat(Found.in(record("A") + "<!DOCTYPE L><L>" + record("B") + "</L>").order())
        .containsExactly("1 A", "!0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<Test>%s</Test>", "<Unknown>%s</Unknown>", "%s"})
  void refusesDeepNestingInARecord(String place) {
    String deep = "<d>".repeat(10_000) + "</d>".repeat(10_000);
    Found found = Found.in("<L>" + record("A", place.formatted(deep)) + record("B") + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).cause()).contains("nested deeper than 1,000");
  }

  @Test
  void refusesDeepNestingAroundRecords() {
    Found found = Found.in("<d>".repeat(10_000) + record("A") + "</d>".repeat(10_000));

    assertThat(found.order()).containsExactly("!0", "1 A");
  }

  @Test
  void refusesNestedRecordsOneByOne() {
    Found found = Found.in("<QualificationRequest>".repeat(10_000));

    assertThat(found.refusals()).hasSize(10_000);
    assertThat(found.refusals().get(9_999).place().record()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Test>|</Test>",
        "<Test><![CDATA[|]]></Test>",
        "<Test><Q>|</Q></Test>",
        "<Test><Q><!--|--></Q></Test>",
        "<!--|-->",
        "<?p |?>",
        "<Test a='|'/>",
        "<Unknown>|</Unknown>",
        "<Test |/>"
      })
  void refusesEndlessTextAndReadsTheRest(String around) throws IOException {
    String[] parts = record("A", around).split("\\|", 2);

    Found found =
        read(
            stream("<L>" + parts[0]),
            repeat('x', 20_000_000),
            stream(parts[1] + record("B") + "</L>"));

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).cause()).containsAnyOf("longer than", "size limit");
  }

  @Test
  void refusesTextThatIsTooLongInPieces() throws IOException {
    String piece = "<![CDATA[" + "x".repeat(1000) + "]]>y";
    Found found =
        Found.in(
            "<L>"
                + record("A", "<Test>" + piece.repeat(17_000) + "</Test>")
                + record("B")
                + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).cause()).contains("longer than");
  }

  @Test
  void readsLongTextWithinTheLimit() throws IOException {
    String[] parts = record("A", "<Test>|</Test>").split("\\|", 2);

    Found found = read(stream(parts[0]), repeat('x', 1_000_000), stream(parts[1]));

    assertThat(found.request().test()).hasSize(1_000_000);
  }

  @Test
  void passesOnThatBytesCannotBeRead() throws IOException {
    InputStream failing = InputStream.nullInputStream();
    failing.close();

    assertThatThrownBy(() -> read(failing))
        .isInstanceOf(IOException.class)
        .hasMessage("Stream closed");
    assertThatThrownBy(() -> read(stream("<L>" + record("A").repeat(50)), failing))
        .isInstanceOf(IOException.class)
        .hasMessage("Stream closed");
  }
}
