package org.turkbridge.archive.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Plain text is what a parser makes of it, and what a parser refuses is not plain. */
class PlainTextTest {
  private static final byte[] BEFORE = "<a>".getBytes(UTF_8);

  @Property(tries = 20_000)
  void readsAsAParserDoes(@ForAll("texts") byte[] text) {
    byte[] document = document(text);
    PlainText plain = new PlainText(16);
    int end = plain.read(document, BEFORE.length, document.length);

    assertThat(PlainText.end(document, BEFORE.length, document.length)).isEqualTo(end);
    @Nullable String parsed = parsed(document);
    if (end >= 0) {
      assertThat(end).isEqualTo(BEFORE.length + text.length);
      assertThat(plain.text()).isEqualTo(parsed);
    } else {
      assertThat(parsed == null || !isPlain(text)).isTrue();
    }
  }

  @Property(tries = 200)
  void textOfAnyLengthIsWhole(@ForAll @IntRange(max = 70_000) int length) {
    byte[] text = "\u00e9&lt;\ud83d\ude00x".repeat(length / 5).getBytes(UTF_8);
    PlainText plain = new PlainText(16);
    byte[] document = document(text);

    assertThat(plain.read(document, BEFORE.length, document.length))
        .isEqualTo(BEFORE.length + text.length);
    assertThat(PlainText.end(document, BEFORE.length, document.length))
        .isEqualTo(BEFORE.length + text.length);
    assertThat(plain.text()).isEqualTo("\u00e9<\ud83d\ude00x".repeat(length / 5));
  }

  @Property(tries = 200)
  void pairOfCharactersIsReadWherever(@ForAll @IntRange(max = 100) int before) {
    String text = "a".repeat(before) + "\ud83d\ude00";
    byte[] document = document(text.getBytes(UTF_8));
    PlainText plain = new PlainText(16);

    assertThat(plain.read(document, BEFORE.length, document.length)).isPositive();
    assertThat(plain.text()).isEqualTo(text);
  }

  @Example
  void textThatDoesNotEndIsNotPlain() {
    byte[] text = "abc&lt;".getBytes(UTF_8);

    assertThat(new PlainText(16).read(text, 0, text.length)).isNegative();
    assertThat(new PlainText(16).read(text, 0, text.length - 2)).isNegative();
    assertThat(PlainText.end(text, 0, text.length)).isNegative();
    assertThat(PlainText.end(text, 0, text.length - 2)).isNegative();
  }

  /** Whether it is what {@link PlainText} has to read: most of an archive. */
  private static boolean isPlain(byte[] text) {
    String latin = new String(text, ISO_8859_1);
    // The last ones are what UTF-8 makes of U+FFFE and U+FFFF.
    return Stream.of("\r", "&#", "\u00ef\u00bf\u00be", "\u00ef\u00bf\u00bf")
        .noneMatch(latin::contains);
  }

  private static byte[] document(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(BEFORE);
    out.writeBytes(text);
    out.writeBytes("</a>".getBytes(UTF_8));
    return out.toByteArray();
  }

  private static @Nullable String parsed(byte[] document) {
    WstxInputFactory factory = new WstxInputFactory();
    factory.configureForSpeed();
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      // As the archive is parsed: from characters.
      XMLStreamReader xml =
          factory.createXMLStreamReader(
              new StringReader(UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString()));
      xml.next();
      String text = xml.getElementText();
      return xml.next() == XMLStreamConstants.END_DOCUMENT ? text : null;
    } catch (XMLStreamException | CharacterCodingException e) {
      return null;
    }
  }

  @Provide
  Arbitrary<byte[]> texts() {
    Arbitrary<byte[]> pieces =
        Arbitraries.of(
                "a",
                "word ",
                ">",
                "]",
                "]]",
                "]]>",
                "&lt;",
                "&gt;",
                "&amp;",
                "&quot;",
                "&apos;",
                "&",
                ";",
                "&x;",
                "&lt",
                "&#13;",
                "\n",
                "\t",
                "\r",
                "\0",
                "\u0001",
                "\u007f",
                "\u0080",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\uffff",
                "\ud800\udc00",
                "\udbff\udfff")
            .map(piece -> piece.getBytes(UTF_8));
    Arbitrary<byte[]> bytes =
        Arbitraries.of(0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF)
            .map(b -> new byte[] {b.byteValue()});
    return Arbitraries.frequencyOf(Tuple.of(6, pieces), Tuple.of(1, bytes))
        .list()
        .ofMaxSize(12)
        .map(PlainTextTest::joined);
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
