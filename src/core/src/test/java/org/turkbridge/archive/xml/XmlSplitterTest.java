package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Whitespace;

/** What the stretches of a document give is what the document gives in one piece. */
class XmlSplitterTest {
  private static final XmlArchiveReader READER = new XmlArchiveReader(Whitespace.STRIP);

  /** What looks like records and tags, and is none. */
  private static final List<String> BETWEEN =
      List.of(
          "",
          "<!-- -> > <QualificationRequest> </x></l:L></l:L> -->",
          "<![CDATA[ ]> <QualificationRequest> </x></l:L></l:L> ]]>",
          "<?x > <QualificationRequest> </x></l:L></l:L> ?>",
          "<x a='/>' b=\"'\"/>",
          "<x><y>",
          "</y></x>",
          "<QualificationRequest/>");

  @Property(tries = 3000)
  void stretchesGiveWhatThePieceGives(
      @ForAll("documents") String document,
      @ForAll @IntRange(min = 64, max = 1500) int size,
      @ForAll("charsets") Charset charset)
      throws IOException {
    byte[] bytes = document.getBytes(charset);

    assertThat(inStretches(bytes, size).words()).isEqualTo(inOnePiece(bytes).words());
  }

  @Property(tries = 1000)
  void damagedDocumentsToo(
      @ForAll("documents") String document,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(min = 0, max = 10_000) int place,
      @ForAll @IntRange(min = 0, max = 30) int removed,
      @ForAll @IntRange(min = 64, max = 1500) int size)
      throws IOException {
    int at = document.length() * place / 10_000;
    String damaged =
        document.substring(0, at)
            + piece
            + document.substring(Math.min(document.length(), at + removed));
    byte[] bytes = damaged.getBytes(StandardCharsets.UTF_8);

    assertThat(inStretches(bytes, size).words()).isEqualTo(inOnePiece(bytes).words());
  }

  @Property(tries = 500)
  void encodingsThatHoldAsciiAreCutToo(
      @ForAll("documents") String document,
      @ForAll @IntRange(min = 64, max = 1500) int size,
      @ForAll("encodings") String encoding)
      throws IOException {
    byte[] bytes =
        document
            .replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='" + encoding + "'?>")
            .getBytes(Charset.forName(encoding));

    assertThat(inStretches(bytes, size).words()).isEqualTo(inOnePiece(bytes).words());
  }

  @Example
  void aLongListIsCutAndEveryStretchReadByItself() throws IOException {
    StringBuilder list =
        new StringBuilder("\uFEFF<?xml version='1.0'?>\n<l:L xmlns:l='urn:l'\nb='>'>");
    for (int i = 0; i < 100; i++) {
      list.append(Found.record("R" + i)).append(BETWEEN.get(i % BETWEEN.size())).append('\n');
    }
    byte[] bytes = list.append("</l:L>").toString().getBytes(StandardCharsets.UTF_8);
    XmlSplitter splitter = new XmlSplitter(READER, "a.xml", new ByteArrayInputStream(bytes), 2000);
    int stretches = 0;
    int length = 0;
    @Nullable Stretch stretch = splitter.next();
    while (stretch != null) {
      assertThat(stretch.isOpen()).isFalse();
      assertThat(stretch.read(new Told())).isPresent();
      stretches++;
      length += stretch.length();
      stretch = splitter.next();
    }

    assertThat(stretches).isGreaterThan(10);
    assertThat(length).isEqualTo(bytes.length);
  }

  /** Each of these comes after each other one, itself too. */
  @Example
  void aTestThatComesAgainIsThatTestAndNoOther() throws IOException {
    List<String> tests =
        List.of("", "&lt;T/>", " &lt;T/>\n", "&lt;T/> ", "&lt;T/>é", "&lt;T/><b/>", "&lt;U/>");
    StringBuilder list = new StringBuilder("<L>");
    for (String first : tests) {
      for (String second : tests) {
        for (String test : List.of(first, second, second)) {
          list.append(Found.record("A", "<Test>" + test + "</Test><Answer>" + test + "</Answer>"));
        }
      }
    }
    byte[] bytes = list.append("</L>").toString().getBytes(StandardCharsets.UTF_8);

    for (int size : List.of(64, 1000, 10_000)) {
      assertThat(inStretches(bytes, size).words()).isEqualTo(inOnePiece(bytes).words());
    }
  }

  private static Told inOnePiece(byte[] bytes) throws IOException {
    Told told = new Told();
    READER.read("a.xml", new ByteArrayInputStream(bytes), told);
    return told;
  }

  private static Told inStretches(byte[] bytes, int size) throws IOException {
    return InStretches.read(
        new XmlSplitter(READER, "a.xml", new ByteArrayInputStream(bytes), size));
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of(
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE);
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of("ISO-8859-1", "windows-1252", "US-ASCII", "UTF-8", "ISO-8859-15");
  }

  @Provide
  Arbitrary<String> pieces() {
    return XmlDocuments.pieces();
  }

  @Provide
  Arbitrary<String> documents() {
    return XmlDocuments.documents();
  }
}
