package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Place;

class XmlArchiveReaderEncodingsTest {
  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      out.writeBytes(
          part instanceof byte[] raw ? raw : ((String) part).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String text(String declared) {
    return "<?xml version=\"1.0\" encoding=\""
        + declared
        + "\"?>\n"
        + record("A", "<Test>caf\u00e9 \u20ac</Test>");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "UTF-16, UTF-16",
    "UTF-16, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "UTF-32, UTF-32LE",
    "windows-1252, windows-1252",
    "cp1252, windows-1252",
    "ISO-8859-15, ISO-8859-15",
    "utf-16, UTF-8"
  })
  void readsDeclaredEncoding(String declared, String written) {
    Found found = Found.in(text(declared).getBytes(Charset.forName(written)));

    assertThat(found.refusals()).isEmpty();
    assertThat(found.request().test()).isEqualTo("caf\u00e9 \u20ac");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void readsByteOrderMark(String written) {
    String list = "\uFEFF<L>" + record("A", "<Test>caf\u00e9 \uD83D\uDE00</Test>") + "</L>";

    Found found = Found.in(list.getBytes(Charset.forName(written)));

    assertThat(found.refusals()).isEmpty();
    assertThat(found.request().test()).isEqualTo("caf\u00e9 \uD83D\uDE00");
  }

  @Test
  void readsLatin1() {
    String xml = "<?xml version='1.0' encoding='ISO-8859-1'?>" + record("A", "<Test>\u00e9</Test>");

    assertThat(Found.in(xml.getBytes(StandardCharsets.ISO_8859_1)).request().test())
        .isEqualTo("\u00e9");
  }

  @Test
  void readsJoinedFilesWithByteOrderMarks() {
    String file = "\uFEFF<?xml version='1.0'?><L>" + record("A") + "</L>\n";

    assertThat(Found.in(file + file + "\uFEFF" + record("B")).order())
        .containsExactly("1 A", "2 A", "3 B");
  }

  @Test
  void refusesUnknownEncoding() {
    Found found = Found.in(text("klingon-8"));

    assertThat(found.order()).containsExactly("!0");
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.xml: line 1: the encoding \"klingon-8\" is not known; convert the file to UTF-8 and"
                + " declare that");
  }

  @Test
  void refusesOnlyTheRecordWithMalformedBytes() {
    Found found =
        Found.in(
            bytes(
                "<L>",
                record("A"),
                "\n",
                record("B", "<Test>x</Test>").split("x", -1)[0],
                new byte[] {(byte) 0xE9},
                record("B", "<Test>x</Test>").split("x", -1)[1],
                "\n",
                record("C"),
                "</L>"));

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C");
    assertThat(found.refusals().get(0).place()).isEqualTo(new Place("a.xml", 2, 2));
    assertThat(found.refusals().get(0).cause())
        .contains("bytes that are not UTF-8")
        .contains("declare");
  }

  @Test
  void refusesUnassignedBytesOfWindows1252() {
    byte[] xml = text("windows-1252").getBytes(Charset.forName("windows-1252"));
    for (int i = 0; i < xml.length; i++) {
      xml[i] = xml[i] == (byte) 0x80 ? (byte) 0x81 : xml[i];
    }

    assertThat(Found.in(xml).refusals().get(0).cause()).contains("bytes that are not windows-1252");
  }

  @Test
  void refusesDocumentsThatChangeTheEncoding() {
    String latin =
        "<?xml version='1.0' encoding='ISO-8859-1'?>" + record("A", "<Test>\u00e9</Test>");
    Found found =
        Found.in(
            bytes(
                latin.getBytes(StandardCharsets.ISO_8859_1),
                latin.getBytes(StandardCharsets.ISO_8859_1),
                "\n<?xml version='1.0'?>" + record("B", "<Test>\u00e9</Test>")));

    assertThat(found.order()).containsExactly("1 A", "2 A", "!0");
    assertThat(found.refusals().get(0).place().line()).isEqualTo(2);
    assertThat(found.refusals().get(0).cause()).contains("another encoding than the ISO-8859-1");
  }

  @Test
  void takesFileThatEndsInHalfACharacterForCut() {
    byte[] whole =
        ("<L>" + record("A") + record("B", "<Test>\u00e9")).getBytes(StandardCharsets.UTF_8);
    int cut = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\u00c3') + 1;

    Found found = Found.in(Arrays.copyOf(whole, cut));

    assertThat(found.order()).containsExactly("1 A", "!2");
    assertThat(found.refusals().get(0).cause()).contains("ends in the middle of this record");
  }
}
