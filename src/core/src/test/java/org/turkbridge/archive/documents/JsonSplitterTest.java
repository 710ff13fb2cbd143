package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
import org.turkbridge.archive.json.JsonArchiveReader;

/** What the stretches of a document give is what the document gives in one piece. */
class JsonSplitterTest {
  private static final JsonArchiveReader READER = new JsonArchiveReader();

  @Property(tries = 2000)
  void stretchesGiveWhatThePieceGives(
      @ForAll("documents") String document,
      @ForAll @IntRange(min = 16, max = 700) int size,
      @ForAll("charsets") Charset charset)
      throws IOException {
    assertStretchesGiveWhatThePieceGives(document.getBytes(charset), size);
  }

  @Property(tries = 2000)
  void damagedDocumentsToo(
      @ForAll("documents") String document,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(max = 30) int removed,
      @ForAll @IntRange(min = 16, max = 700) int size)
      throws IOException {
    int at = document.length() * place / 10_000;
    String damaged =
        document.substring(0, at)
            + piece
            + document.substring(Math.min(document.length(), at + removed));

    // Characters beyond ASCII become bytes that are not UTF-8.
    assertStretchesGiveWhatThePieceGives(damaged.getBytes(StandardCharsets.ISO_8859_1), size);
  }

  @Example
  void aCarriageReturnEndsALineByItself() throws IOException {
    byte[] bytes = lines(40).replace(",", ",\r").getBytes(StandardCharsets.UTF_8);

    assertStretchesGiveWhatThePieceGives(bytes, 700);
  }

  @Example
  void linesAreCutAndEveryStretchReadByItself() throws IOException {
    byte[] bytes = lines(100).getBytes(StandardCharsets.UTF_8);
    JsonSplitter splitter = splitter(bytes, 1000);
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

    assertThat(stretches).isGreaterThan(5);
    assertThat(length).isEqualTo(bytes.length);
  }

  @Example
  void aRecordThatIsRefusedDoesNotEndTheCutting() throws IOException {
    byte[] bytes =
        lines(20)
            .replace("\"R3\"", "3")
            .replace("1408060860", "\"?\"")
            .getBytes(StandardCharsets.UTF_8);
    JsonSplitter splitter = splitter(bytes, 500);
    @Nullable Stretch stretch = splitter.next();
    while (stretch != null) {
      assertThat(stretch.read(new Told())).isPresent();
      stretch = splitter.next();
    }
  }

  @Example
  void aLineLongerThanAStretchIsKeptWhole() throws IOException {
    byte[] bytes =
        (JsonDocuments.record("x".repeat(300)) + "\n" + lines(3)).getBytes(StandardCharsets.UTF_8);

    Stretch first = Objects.requireNonNull(splitter(bytes, 100).next());

    assertThat(first.isOpen()).isFalse();
    assertThat(first.length()).isGreaterThan(300);
  }

  @Example
  void whatIsNoLinesIsOpen() throws IOException {
    byte[] bytes =
        ("[" + JsonDocuments.record("x".repeat(300)) + "]").getBytes(StandardCharsets.UTF_8);

    Stretch first = Objects.requireNonNull(splitter(bytes, 100).next());

    assertThat(first.isOpen()).isTrue();
  }

  private static void assertStretchesGiveWhatThePieceGives(byte[] bytes, int size)
      throws IOException {
    Told inOnePiece = new Told();
    READER.read("a.jsonl", new ByteArrayInputStream(bytes), inOnePiece);

    assertThat(InStretches.read(splitter(bytes, size)).words()).isEqualTo(inOnePiece.words());
  }

  private static JsonSplitter splitter(byte[] bytes, int size) {
    return new JsonSplitter(READER, "a.jsonl", new ByteArrayInputStream(bytes), size);
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(JsonDocuments.record("R" + i)).append('\n');
    }
    return lines.toString();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of(
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE,
        Charset.forName("UTF-32LE"));
  }

  @Provide
  Arbitrary<String> pieces() {
    return JsonDocuments.pieces();
  }

  @Provide
  Arbitrary<String> documents() {
    return JsonDocuments.documents();
  }
}
