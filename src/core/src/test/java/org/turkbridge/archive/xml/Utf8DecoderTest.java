package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Decodes what the JDK's decoder does, and stops where that finds a fault. */
class Utf8DecoderTest {
  @Property(tries = 20_000)
  void decodesAsTheJdkDoes(
      @ForAll("bytes") byte[] bytes,
      @ForAll @IntRange(max = 3) int before,
      @ForAll @IntRange(max = 24) int room) {
    ByteBuffer expectedSource = slice(bytes, before);
    CharBuffer expected = CharBuffer.allocate(room);
    CoderResult result =
        RawBytes.decoder(StandardCharsets.UTF_8).decode(expectedSource, expected, false);
    ByteBuffer source = slice(bytes, before);
    CharBuffer target = CharBuffer.wrap(new char[room + 5], 5, room).slice();

    Utf8Decoder.decode(source, target);

    assertThat(target.flip().toString()).isEqualTo(expected.flip().toString());
    assertThat(source.position()).as("%s", result).isEqualTo(expectedSource.position());
  }

  /** The bytes, not at the beginning of their array. */
  private static ByteBuffer slice(byte[] bytes, int before) {
    byte[] array = new byte[before + bytes.length + 1];
    System.arraycopy(bytes, 0, array, before, bytes.length);
    // What is behind the end is not looked at.
    array[array.length - 1] = (byte) 0x80;
    return ByteBuffer.wrap(array, before, bytes.length).slice();
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> characters =
        Arbitraries.of(0, 0x61, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF)
            .map(c -> Character.toString(c).getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> any =
        Arbitraries.of(
                0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
                0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xF8, 0xFF)
            .map(b -> new byte[] {b.byteValue()});
    Arbitrary<byte[]> nearly =
        Arbitraries.of("C1BF", "E09FBF", "EDA080", "F08FBFBF", "F4908080", "E0A0", "F09080", "C3")
            .map(HexFormat.of()::parseHex);
    return Arbitraries.oneOf(characters, any, nearly)
        .list()
        .ofMaxSize(10)
        .map(
            parts -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              parts.forEach(out::writeBytes);
              return out.toByteArray();
            });
  }
}
