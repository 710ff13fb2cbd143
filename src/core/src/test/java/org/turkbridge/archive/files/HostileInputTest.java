package org.turkbridge.archive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.archive.files.Packing.bytes;
import static org.turkbridge.archive.files.Packing.gzip;
import static org.turkbridge.archive.files.Packing.joined;
import static org.turkbridge.archive.files.Packing.made;
import static org.turkbridge.archive.files.Packing.tar;
import static org.turkbridge.archive.files.Packing.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private static final String GOOD = "<good/>";
  private static final long BOMB = 2 * InputLimits.FREE_BYTES;

  @TempDir Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void zeros(OutputStream out, long count) throws IOException {
    byte[] block = new byte[1 << 16];
    for (long left = count; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }

  private static void assertStoppedAtTheLimit(String seen) {
    assertThat(seen).contains("unpacks to more than 250 times its packed size");
    long length = Long.parseLong(seen.replaceFirst(".*: (\\d+) bytes ! .*", "$1"));
    assertThat(length).isBetween(InputLimits.FREE_BYTES - 100_000, InputLimits.FREE_BYTES);
  }

  @Test
  void aGzipBombIsStopped() throws IOException {
    Path file =
        file(
            "a.xml.gz",
            made(
                out -> {
                  try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    zeros(gzip, BOMB);
                  }
                }));

    assertThat(Seen.in(file)).hasSize(1);
    assertStoppedAtTheLimit(Seen.in(file).get(0));
  }

  @Test
  void aBombInAZipIsStoppedAndTheRestGoesOn() throws IOException {
    Path file =
        file(
            "a.zip",
            made(
                out -> {
                  try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    zip.putNextEntry(new ZipEntry("bomb.xml"));
                    zeros(zip, BOMB);
                    zip.closeEntry();
                    zip.putNextEntry(new ZipEntry("random.bin"));
                    zip.setLevel(0);
                    zeros(zip, 1 << 20);
                    zip.closeEntry();
                    zip.putNextEntry(new ZipEntry("b.xml"));
                    zip.write(bytes(GOOD));
                  }
                }));

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(2);
    assertStoppedAtTheLimit(seen.get(0));
    assertThat(seen.get(1)).isEqualTo(file + "!/b.xml -> a/b: <good/>");
  }

  @Test
  void manySmallBombsTogetherAreStopped() throws IOException {
    byte[] archive =
        made(
            out -> {
              try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < 4; i++) {
                  zip.putNextEntry(new ZipEntry(i + ".xml"));
                  zeros(zip, InputLimits.FREE_BYTES / 2);
                  zip.closeEntry();
                }
              }
            });

    for (List<String> seen :
        List.of(Seen.in(file("a.zip", archive)), Seen.in(new ByteArrayInputStream(archive)))) {
      assertThat(seen).hasSize(4);
      assertThat(seen.get(0)).endsWith(": " + InputLimits.FREE_BYTES / 2 + " bytes");
      assertThat(seen.get(3)).contains("unpacks to more than 250 times its packed size");
    }
  }

  @Test
  void aGzipInAnArchiveIsHeldAgainstTheArchive() throws IOException {
    byte[] bomb =
        made(
            out -> {
              try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                zeros(gzip, BOMB);
              }
            });
    Path file = file("a.tar", tar("bomb.xml.gz", bomb, "b.xml", GOOD));

    List<String> seen = Seen.in(file);

    assertStoppedAtTheLimit(seen.get(0));
  }

  @Test
  void whatIsPassedOverInATarGzCountsToo() throws IOException {
    Path file =
        file(
            "a.tar.gz",
            made(
                out -> {
                  try (GZIPOutputStream gzip = new GZIPOutputStream(out);
                      TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
                    TarArchiveEntry entry = new TarArchiveEntry("bomb.bin");
                    entry.setSize(BOMB);
                    tar.putArchiveEntry(entry);
                    zeros(tar, BOMB);
                    tar.closeArchiveEntry();
                  }
                }));

    assertThat(Seen.in(file))
        .singleElement()
        .asString()
        .startsWith(file + " ! unpacks to more than 250 times");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.xml",
        "x/../../a.xml",
        "/etc/a.xml",
        "C:/a.xml",
        "c:a.xml",
        "x\\..\\a.xml",
        "..\\a.xml",
        "x/..\\a.xml",
        "x\na.xml",
        "x\u001b[31m.xml",
        "x/..//./a.xml"
      })
  void aNameThatPlaysTricksIsRefusedAndTheRestGoesOn(String name) throws IOException {
    for (Path file :
        List.of(
            file("a.zip", zip(name, "bad", "b.xml", GOOD)),
            file("a.tar", tar(name, "bad", "b.xml", GOOD)))) {
      List<String> seen = Seen.in(file);

      assertThat(seen).hasSize(2);
      assertThat(seen.get(0)).startsWith(file + "!/").contains(".xml ! its name in the archive");
      assertThat(seen.get(1)).isEqualTo(file + "!/b.xml -> a/b: <good/>");
    }
  }

  @Test
  void whatWindowsPutBetweenFoldersIsReadAsWhatOthersPutThere() throws IOException {
    byte[] archive = zip("x\\.\\a.xml", GOOD, ".\\b.xml", GOOD, "x\\.c.xml", "hidden");
    Path file = file("a.zip", archive);

    assertThat(Seen.in(file))
        .containsExactly(file + "!/x/a.xml -> a/x/a: <good/>", file + "!/b.xml -> a/b: <good/>");
    assertThat(Seen.in(new ByteArrayInputStream(archive)))
        .containsExactly(
            "standard input!/x/a.xml -> stdin/x/a: <good/>",
            "standard input!/b.xml -> stdin/b: <good/>");
  }

  @Test
  void archivesInArchivesAreNotOpened() throws IOException {
    byte[] inner = zip("x.xml", GOOD);
    Path file =
        file("a.zip", zip("inner.zip", inner, "sly.xml", inner, "c.tgz", "?", "b.xml", GOOD));

    assertThat(Seen.in(file))
        .containsExactly(
            file + "!/inner.zip ! is an archive inside an archive, passed over; unpack it first",
            file
                + "!/sly.xml ! is packed as zip inside the archive, which is not read; unpack it"
                + " first",
            file + "!/c.tgz ! is an archive inside an archive, passed over; unpack it first",
            file + "!/b.xml -> a/b: <good/>");
  }

  @Test
  void linksAndSparseFilesAreNotRead() throws IOException {
    byte[] links =
        tar(
            entry -> {
              TarArchiveEntry link =
                  new TarArchiveEntry(entry.getName(), TarConstants.LF_SYMLINK, true);
              link.setLinkName("/etc/passwd");
              return link;
            },
            "a.xml",
            "");
    byte[] sparse =
        tar(
            entry -> new TarArchiveEntry(entry.getName(), TarConstants.LF_GNUTYPE_SPARSE),
            "s.xml",
            "");

    assertThat(Seen.in(file("a.tar", links)))
        .singleElement()
        .asString()
        .endsWith("!/a.xml ! is a link to /etc/passwd, which is not followed");
    assertThat(Seen.in(file("b.tar", sparse))).singleElement().asString().contains("sparse");
  }

  @Test
  void anEncryptedMemberIsRefusedAndTheRestGoesOn() throws IOException {
    byte[] archive = zip("a.xml", GOOD, "b.xml", GOOD);
    List<Integer> headers = headersOf("a.xml", archive);
    archive[headers.get(0) - 30 + 6] |= 1;
    archive[headers.get(1) - 46 + 8] |= 1;
    Path file = file("a.zip", archive);

    assertThat(Seen.in(file))
        .containsExactly(
            file + "!/a.xml ! is encrypted; unpack it with its password first",
            file + "!/b.xml -> a/b: <good/>");
  }

  @Test
  void aMemberPackedByAnUnknownMethodIsRefusedAndTheRestGoesOn() throws IOException {
    byte[] archive = zip("a.xml", GOOD, "b.xml", GOOD);
    List<Integer> headers = headersOf("a.xml", archive);
    archive[headers.get(0) - 30 + 8] = 95;
    archive[headers.get(1) - 46 + 10] = 95;
    Path file = file("a.zip", archive);

    assertThat(Seen.in(file))
        .containsExactly(
            file + "!/a.xml ! is packed by method 95 (XZ), which is not read; unpack it first",
            file + "!/b.xml -> a/b: <good/>");
  }

  /** Where that name stands: in the local header and in the list of members. */
  private static List<Integer> headersOf(String name, byte[] archive) {
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    for (int i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
      places.add(i);
    }
    assertThat(places).hasSize(2);
    return places;
  }

  @Test
  void aZipWithALongListIsReadWithoutIt() throws IOException {
    String longName = "x".repeat(60_000);
    int members = (int) (InputLimits.MAX_ZIP_LIST_BYTES / longName.length()) + 40;
    byte[] archive =
        made(
            out -> {
              try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < members; i++) {
                  zip.putNextEntry(new ZipEntry(longName + i));
                }
                zip.putNextEntry(new ZipEntry("b.xml"));
                zip.write(bytes(GOOD));
              }
            });
    Path file = file("a.zip", archive);

    assertThat(ZipMembers.open(Files.newByteChannel(file))).isNull();
    assertThat(Seen.in(file)).containsExactly(file + "!/b.xml -> a/b: <good/>");
  }

  @Test
  void anEndlessNameInATarIsRefused() throws IOException {
    byte[] archive =
        made(
            out -> {
              try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                TarArchiveEntry name =
                    new TarArchiveEntry(
                        TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
                name.setSize(InputLimits.MAX_HEADER_BYTES * 4);
                tar.putArchiveEntry(name);
                zeros(tar, InputLimits.MAX_HEADER_BYTES * 4);
                tar.closeArchiveEntry();
              }
            });

    assertThat(Seen.in(file("a.tar", archive)))
        .singleElement()
        .asString()
        .contains("larger than 1 MiB");
  }

  @Test
  void anEndlessNameInAGzipIsRefused() throws IOException {
    byte[] head = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
    byte[] name = bytes("x".repeat((int) InputLimits.MAX_HEADER_BYTES + 10_000));

    assertThat(Seen.in(file("a.xml.gz", joined(head, name))))
        .singleElement()
        .asString()
        .contains("larger than 1 MiB");
  }

  @Test
  void tooManyMembersEndTheArchive() throws IOException {
    ArchiveMembers endless =
        new ArchiveMembers() {
          @Override
          public ArchiveMembers.ArchiveMember next() {
            return new ArchiveMembers.ArchiveMember(
                "x.txt", false, null, -1, InputStream::nullInputStream);
          }

          @Override
          public long bytesRead() {
            return 0;
          }

          @Override
          public void close() {}
        };

    try (MemberDocuments documents = new MemberDocuments("a.tar", "a", endless, () -> 0)) {
      assertThatThrownBy(documents::next)
          .isInstanceOf(UnreadableDocumentException.class)
          .hasMessageContaining("a.tar: has more than 1000000 members");
      assertThat(documents.next()).isNull();
    }
  }

  @Test
  void archivesThatWereJoinedAreNotReadInPart() throws IOException {
    byte[] one = tar("a.xml", GOOD);
    Path file = file("a.tar.gz", joined(gzip(one), gzip(tar("b.xml", GOOD))));

    List<String> seen = Seen.in(file);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(1)).startsWith(file + " ! more data follows the end of the tar archive");
  }
}
