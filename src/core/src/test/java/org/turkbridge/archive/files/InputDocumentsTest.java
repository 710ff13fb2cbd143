package org.turkbridge.archive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.files.Packing.bytes;
import static org.turkbridge.archive.files.Packing.gzip;
import static org.turkbridge.archive.files.Packing.joined;
import static org.turkbridge.archive.files.Packing.tar;
import static org.turkbridge.archive.files.Packing.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputDocumentsTest {
  private static final String GOOD = "<good/>";

  @TempDir Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  void aPlainFileIsOneDocumentWithItsOwnBytes() throws IOException {
    Path file = file("a.xml", bytes(GOOD));

    assertThat(Seen.in(file)).containsExactly(file + " -> a: <good/>");
    try (InputDocuments documents =
        ArchiveInputs.expand(List.of(file.toString()), InputStream::nullInputStream, "UTF-8")
            .get(0)
            .open()) {
      InputDocument document = Objects.requireNonNull(documents.next());
      assertThat(document.plainFile()).isEqualTo(file);
      document.content().readAllBytes();
      assertThat(documents.bytesRead()).isEqualTo(GOOD.length());
      assertThat(documents.next()).isNull();
    }
  }

  @Test
  void anEmptyFileIsAnEmptyDocument() throws IOException {
    Path file = file("a.xml", new byte[0]);

    assertThat(Seen.in(file)).containsExactly(file + " -> a: ");
  }

  @Test
  void contentTellsWhatIsPackedNotTheName() throws IOException {
    Path packed = file("a.xml", gzip(GOOD));
    Path plain = file("b.xml.gz", bytes(GOOD));
    Path zipped = file("c.json", zip("x.xml", GOOD));
    Path tarred = file("d", tar("x.xml", GOOD));

    assertThat(Seen.in(packed)).containsExactly(packed + " -> a: <good/>");
    assertThat(Seen.in(plain)).containsExactly(plain + " -> b: <good/>");
    assertThat(Seen.in(zipped)).containsExactly(zipped + "!/x.xml -> c/x: <good/>");
    assertThat(Seen.in(tarred)).containsExactly(tarred + "!/x.xml -> d/x: <good/>");
  }

  static Stream<byte[]> archives() {
    Object[] members = {
      "./z/b.xml",
      GOOD,
      "a.xml.gz",
      gzip(GOOD),
      "notes.txt",
      "no",
      "__MACOSX/._a.xml",
      "no",
      "\u00e9.JSONL",
      "{}",
      ".hidden/c.xml",
      "no"
    };
    return Stream.of(
        zip(members), tar(members), gzip(tar(members)), joined(gzip(""), gzip(tar(members))));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void anArchivesMembersComeInItsOrder(byte[] archive) throws IOException {
    Path file = file("in.archive", archive);

    assertThat(Seen.in(file))
        .containsExactly(
            file + "!/z/b.xml -> in/z/b: <good/>",
            file + "!/a.xml.gz -> in/a: <good/>",
            file + "!/\u00e9.JSONL -> in/\u00e9: {}");
    assertThat(Seen.outputNames(file)).containsExactly("in/z/b", "in/a", "in/\u00e9");
  }

  @ParameterizedTest
  @MethodSource("archives")
  void anArchiveOnStandardInputIsReadAsItComes(byte[] archive) {
    assertThat(Seen.in(new Trickle(archive)))
        .containsExactly(
            "standard input!/z/b.xml -> stdin/z/b: <good/>",
            "standard input!/a.xml.gz -> stdin/a: <good/>",
            "standard input!/\u00e9.JSONL -> stdin/\u00e9: {}");
  }

  @Test
  void theNameOfAnArchiveLosesItsWholeExtension() throws IOException {
    byte[] archive = gzip(tar("x/b.xml", GOOD));

    assertThat(Seen.outputNames(file("a.tar.gz", archive))).containsExactly("a/x/b");
    assertThat(Seen.outputNames(file("a.tgz", archive))).containsExactly("a/x/b");
    assertThat(Seen.outputNames(file("a.zip", zip("x/b.xml", GOOD)))).containsExactly("a/x/b");
  }

  @Test
  void joinedGzipIsReadToItsEndEvenFromASlowPipe() {
    byte[] joined = joined(gzip("<a/>"), gzip("<b/>"), gzip("<c/>"));

    assertThat(Seen.in(new Trickle(joined)))
        .containsExactly("standard input -> stdin: <a/><b/><c/>");
  }

  @Test
  void aCutGzipGivesAllThatIsBeforeTheCut() throws IOException {
    byte[] random = new byte[100_000];
    new Random(1).nextBytes(random);
    byte[] whole = gzip(random);
    Path file = file("a.xml.gz", Arrays.copyOf(whole, 50_000));

    String seen = Seen.in(file).get(0);

    // What cannot be packed is stored, in blocks with heads of 5 bytes.
    assertThat(seen).matches(".* -> a: 49[89]\\d\\d bytes ! the packed data is .*cut off.*");
  }

  @Test
  void aCutOfAFewBytesGivesTheBeginning() throws IOException {
    byte[] whole = gzip(GOOD);
    Path file = file("a.xml.gz", Arrays.copyOf(whole, whole.length - 8));

    assertThat(Seen.in(file))
        .singleElement()
        .asString()
        .startsWith(file + " -> a: <good/> ! the packed data is damaged or cut off here");
  }

  @Test
  void aChangedByteInGzipIsNoticed() throws IOException {
    byte[] packed = gzip(GOOD);
    packed[packed.length - 8] ^= 1;
    Path file = file("a.xml.gz", packed);

    assertThat(Seen.in(file)).singleElement().asString().contains("CRC32");
  }

  @Test
  void aChangedByteInZipIsNoticedAndTheRestGoesOn() throws IOException {
    byte[] packed = zip("a.xml", GOOD, "b.xml", GOOD);
    int data = 30 + "a.xml".length();
    packed[data + 2] ^= 1;
    Path file = file("a.zip", packed);

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).contains("!/a.xml").contains("damaged");
    assertThat(seen.get(1)).isEqualTo(file + "!/b.xml -> a/b: <good/>");
  }

  @Test
  void aCutTarGivesTheMembersBeforeTheCut() throws IOException {
    byte[] random = new byte[50_000];
    new Random(1).nextBytes(random);
    byte[] whole = tar("a.xml", GOOD, "b.xml", random, "c.xml", GOOD);
    Path file = file("a.tar", Arrays.copyOf(whole, 30_000));

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).isEqualTo(file + "!/a.xml -> a/a: <good/>");
    assertThat(seen.get(1))
        .startsWith(file + "!/b.xml -> a/b: " + (30_000 - 3 * 512) + " bytes ! ")
        .contains("cut off");
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1100, 1024 + 511})
  void aTarThatIsCutBetweenMembersIsTold(int length) throws IOException {
    byte[] whole = tar("a.xml", GOOD, "b.xml", GOOD);
    Path file = file("a.tar", Arrays.copyOf(whole, length));

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).isEqualTo(file + "!/a.xml -> a/a: <good/>");
    assertThat(seen.get(1)).startsWith(file + " ! the tar archive is cut off");
  }

  @Test
  void oneEmptyRecordIsEndEnough() throws IOException {
    byte[] whole = tar("a.xml", GOOD);

    assertThat(Seen.in(file("a.tar", Arrays.copyOf(whole, 3 * 512)))).hasSize(1);
  }

  @Test
  void aMemberOfATarIsNotPassedOverForADamagedName() throws IOException {
    byte[] archive = tar("a.xml", GOOD, "b.xml", GOOD);
    archive[2 * 512 + "b.xml".length()] ^= 1;
    Path file = file("a.tar", archive);

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(1)).startsWith(file + " ! the tar archive is damaged");
  }

  @Test
  void whatTheSystemCannotReadIsNotTakenForDamage() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Is a directory");
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return read();
          }
        };

    assertThat(Seen.in(failing))
        .containsExactly(
            "standard input ! the system says: Is a directory; check the disk, and that this is a"
                + " file");
  }

  @Test
  void ofACutZipTheSameIsReadByNameAndFromStandardInput() throws IOException {
    byte[] whole = zip("a.xml", GOOD, "b.xml", GOOD, "c.xml", GOOD);
    byte[] cut = Arrays.copyOf(whole, 120);
    Path file = file("a.zip", cut);

    List<String> seen = Seen.in(file);

    assertThat(seen)
        .hasSize(3)
        .startsWith(file + "!/a.xml -> a/a: <good/>", file + "!/b.xml -> a/b: <good/>");
    assertThat(seen.get(2)).startsWith(file + " ! the zip archive is cut off");
    assertThat(Seen.in(new ByteArrayInputStream(cut)))
        .isEqualTo(
            seen.stream()
                .map(
                    line ->
                        line.replace(file.toString(), "standard input")
                            .replace("-> a/", "-> stdin/"))
                .toList());
  }

  @Test
  void ofAZipWhoseListIsDamagedAllMembersAreRead() throws IOException {
    for (boolean isShort : new boolean[] {true, false}) {
      byte[] archive = zip("a.xml", GOOD, "b.xml", GOOD);
      int entry = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
      // Either its end or a name that would be passed over.
      archive[isShort ? entry : entry + 46 + "b.xm".length()] ^= 1;
      Path file = file("a.zip", archive);

      assertThat(Seen.in(file))
          .hasSize(3)
          .startsWith(file + "!/a.xml -> a/a: <good/>", file + "!/b.xml -> a/b: <good/>")
          .last()
          .asString()
          .startsWith(file + " ! the list of members at the end of the zip archive is damaged");
      assertThat(Seen.in(new ByteArrayInputStream(archive))).hasSize(3);
    }
  }

  @Test
  void aDamagedMemberOfAZipFromStandardInputIsToldAndTheRestGoesOn() {
    byte[] archive = zip("a.xml", GOOD, "b.xml", GOOD, "c.xml", GOOD);
    archive[2 * (30 + "a.xml".length()) + 25 + 2] ^= 1;

    List<String> seen = Seen.in(new ByteArrayInputStream(archive));

    assertThat(seen).hasSize(3);
    assertThat(seen.get(0)).endsWith("!/a.xml -> stdin/a: <good/>");
    assertThat(seen.get(1)).contains("!/b.xml").contains("damaged");
    assertThat(seen.get(2)).endsWith("!/c.xml -> stdin/c: <good/>");
  }

  @Test
  void aDamagedMemberOfATarIsToldAndTheRestGoesOn() throws IOException {
    byte[] archive = tar("a.xml", GOOD, "b.xml", GOOD, "c.xml", GOOD);
    archive[2 * 512] ^= 1;
    Path file = file("a.tar", archive);

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(3);
    assertThat(seen.get(0)).isEqualTo(file + "!/a.xml -> a/a: <good/>");
    assertThat(seen.get(1)).startsWith(file + " ! the tar archive is damaged here");
    assertThat(seen.get(2)).isEqualTo(file + "!/c.xml -> a/c: <good/>");
  }

  @Test
  void everyByteBeforeDamageInGzipComesOut() throws IOException {
    byte[] random = new byte[3000];
    new Random(1).nextBytes(random);
    String text = Base64.getEncoder().encodeToString(random);
    byte[] packed = gzip(text);
    int damage = packed.length - 1000;
    // A code that no distance has: nothing that follows can be unpacked.
    Arrays.fill(packed, damage, packed.length - 8, (byte) 0xff);
    Inflater before = new Inflater(true);
    before.setInput(packed, 10, damage - 10);
    byte[] expected = new byte[text.length()];
    int length;
    try {
      length = before.inflate(expected);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }

    String seen = Seen.in(file("a.xml.gz", packed)).get(0);

    assertThat(seen).matches("(?s).*: \\d+ bytes ! the packed data is damaged .*");
    int bytes = Integer.parseInt(seen.replaceFirst("(?s).*: (\\d+) bytes ! .*", "$1"));
    assertThat(bytes).isGreaterThanOrEqualTo(length);
  }

  @Test
  void anEmptyArchiveHasNoDocuments() throws IOException {
    assertThat(Seen.in(file("a.zip", zip()))).isEmpty();
    assertThat(Seen.in(file("b.tgz", gzip(tar("readme.txt", "no"))))).isEmpty();
  }

  @Test
  void otherCompressionsAreNamed() throws IOException {
    assertThat(Seen.in(file("a.xml", bytes("BZh91AY&SY"))))
        .singleElement()
        .asString()
        .endsWith("a.xml ! is packed as bzip2, which is not read; unpack it first, with bunzip2");
    assertThat(Seen.in(file("b.xml", gzip(gzip(GOOD)))))
        .singleElement()
        .asString()
        .endsWith("b.xml ! is packed as gzip inside gzip, which is not read; unpack it first");
  }

  @Test
  void whatCannotBeReadHasNoOutputName() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("later"));
    Path file = file("later/a.xml", bytes(GOOD));
    InputFile input =
        ArchiveInputs.expand(List.of(file.toString()), InputStream::nullInputStream, "UTF-8")
            .get(0);
    Files.delete(file);
    Files.delete(directory);

    input.eachOutputName(
        name -> {
          throw new AssertionError(name);
        });
  }

  /** A stream that never has more than one byte at hand and cannot seek, as a slow pipe. */
  private static final class Trickle extends InputStream {
    private final InputStream in;

    Trickle(byte[] content) {
      in = new ByteArrayInputStream(content);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, Math.min(1, length));
    }

    @Override
    public long skip(long n) throws IOException {
      throw new IOException("Illegal seek");
    }
  }
}
