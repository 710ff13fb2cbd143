package org.turkbridge.archive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveInputsTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      file(name);
    }
  }

  private static List<InputFile> expand(Object... arguments) throws IOException {
    return ArchiveInputs.expand(
        Stream.of(arguments).map(Object::toString).toList(), InputStream::nullInputStream, "UTF-8");
  }

  private List<String> paths(Object argument) throws IOException {
    return expand(argument).stream()
        .map(file -> folder.relativize(file.path().orElseThrow()).toString())
        .toList();
  }

  private static List<String> outputs(Object argument) throws IOException {
    return expand(argument).stream().map(InputFile::outputName).toList();
  }

  @Test
  void countsTheFilesOfFoldersThatAreLeftOut() throws IOException {
    files("a.xml", "README.md", "b/notes.txt", "b/a.csv", ".hidden", ".git/config");

    assertThat(leftOut(folder)).isEqualTo(2);
    assertThat(leftOut(folder, folder.resolve("a.xml"), folder.resolve("b"))).isEqualTo(3);
    assertThat(leftOut(folder + "/*")).isEqualTo(1);
    assertThat(leftOut(folder.resolve("README.md"))).isZero();
  }

  private static long leftOut(Object... arguments) throws IOException {
    return ArchiveInputs.find(
            Stream.of(arguments).map(Object::toString).toList(),
            InputStream::nullInputStream,
            "UTF-8")
        .leftOut();
  }

  @Test
  void findsFilesInByteOrderOfTheirPaths() throws IOException {
    files("b.xml", "a/z.xml", "a.xml", "a/b/c.xml", "B.XML", "\u00e9.xml", "\uD83D\uDE00.xml");
    files("\uFF01.xml", "a-.xml");

    assertThat(paths(folder))
        .containsExactly(
            "B.XML",
            "a-.xml",
            "a.xml",
            "a/b/c.xml",
            "a/z.xml",
            "b.xml",
            "\u00e9.xml",
            "\uFF01.xml",
            "\uD83D\uDE00.xml");
  }

  @Test
  void takesDocumentsAndArchivesFromAFolderInAnyCase() throws IOException {
    files("a.xml", "b.json", "c.JSONL", "d.xml.gz", "e.Json.GZ", "f.jsonl.gz");
    files("g.zip", "h.tar", "i.tar.gz", "j.TGZ");
    files("k.csv", "l.tsv.gz", "m.results");
    files("o.txt", "p.gz", "q.log", "xml", "r.xml.bak");

    assertThat(paths(folder))
        .containsExactly(
            "a.xml",
            "b.json",
            "c.JSONL",
            "d.xml.gz",
            "e.Json.GZ",
            "f.jsonl.gz",
            "g.zip",
            "h.tar",
            "i.tar.gz",
            "j.TGZ",
            "k.csv",
            "l.tsv.gz",
            "m.results");
  }

  @Test
  void leavesOutWhatIsHidden() throws IOException {
    files(".a.xml", ".git/b.xml", "d.xml");

    assertThat(paths(folder)).containsExactly("d.xml");
  }

  @Test
  void looksIntoAHiddenFolderThatIsNamed() throws IOException {
    file(".hidden/a.xml");

    assertThat(paths(folder.resolve(".hidden"))).containsExactly(".hidden/a.xml");
  }

  @Test
  void takesNamedFilesAsTheyCome() throws IOException {
    Path second = file("z.txt");
    Path first = file("a");

    assertThat(expand(second, first, second))
        .extracting(file -> file.path().orElseThrow())
        .containsExactly(second, first, second);
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    file("real/a.xml");
    Files.createSymbolicLink(folder.resolve("real/again"), folder);
    Files.createSymbolicLink(folder.resolve("linked.xml"), folder.resolve("real/a.xml"));

    assertThat(paths(folder)).containsExactly("linked.xml", "real/a.xml");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> expand(folder.resolve("no")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(folder.resolve("no").toString())
        .hasMessageContaining("no such file or folder; check the name");

    Files.createSymbolicLink(folder.resolve("lost.xml"), folder.resolve("no"));
    assertThatThrownBy(() -> expand(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("lost.xml")
        .hasMessageContaining("a link to what is not there");
  }

  @Test
  void namesOutputsByThePathBelowTheArgument() throws IOException {
    files(
        "arch/x/a.xml.gz", "arch/b.tar.gz", "arch/c.d.json", "foo/data", "foo/page.2", "foo/r.txt");

    assertThat(outputs(folder.resolve("arch"))).containsExactly("b", "c.d", "x/a");
    assertThat(outputs(folder.resolve("arch/x/a.xml.gz"))).containsExactly("a");
    assertThat(outputs(folder.resolve("foo/data"))).containsExactly("data");
    assertThat(outputs(folder.resolve("foo/page.2"))).containsExactly("page.2");
    assertThat(outputs(folder.resolve("foo/r.txt"))).containsExactly("r");
    assertThat(outputs(folder.resolve("foo/../arch/."))).containsExactly("b", "c.d", "x/a");
    assertThat(outputs("-")).containsExactly("stdin");
  }

  @Test
  void knowsSizesOfFilesButNotOfStandardInput() throws IOException {
    Files.writeString(folder.resolve("a.xml"), "12345");

    assertThat(expand(folder, folder.resolve("a.xml"), "-"))
        .extracting(InputFile::size)
        .containsExactly(5L, 5L, -1L);
    assertThat(expand("-").get(0).isRepeatable()).isFalse();
    assertThat(expand("-").get(0).path()).isEmpty();
    assertThat(expand("-").get(0).name()).isEqualTo("standard input");
  }

  @Test
  void aPatternMatchesFilesOfAnyNameInByteOrder() throws IOException {
    files("x/b.xml", "x/a.txt", "y/c.xml", "x/.d.xml", "z.xml");

    assertThat(paths(folder + "/*/*")).containsExactly("x/a.txt", "x/b.xml", "y/c.xml");
    assertThat(paths(folder + "/?/[b-c].{xml,json}")).containsExactly("x/b.xml", "y/c.xml");
    assertThat(outputs(folder + "/x/*.xml")).containsExactly("b");
    assertThat(outputs(folder + "/*/*.xml")).containsExactly("x/b", "y/c");
  }

  @Test
  void aFolderThatMatchesCountsAsNamed() throws IOException {
    files("2013/a.xml", "2014/b.xml", "2014/q/c.xml", "2014/d.txt", "old/e.xml");

    assertThat(paths(folder + "/20*")).containsExactly("2013/a.xml", "2014/b.xml", "2014/q/c.xml");
    assertThat(outputs(folder + "/20*")).containsExactly("2013/a", "2014/b", "2014/q/c");
  }

  @Test
  void twoStarsReachThroughAnyNumberOfFolders() throws IOException {
    files("a.xml", "x/b.xml", "x/y/c.xml", "x/y/d.txt", "x/.y/e.xml");

    assertThat(paths(folder + "/**/*.xml")).containsExactly("a.xml", "x/b.xml", "x/y/c.xml");
    assertThat(paths(folder + "/*/**/*.xml")).containsExactly("x/b.xml", "x/y/c.xml");
    assertThat(paths(folder + "/**/**/c.xml")).containsExactly("x/y/c.xml");
    assertThat(paths(folder + "/**")).containsExactly("a.xml", "x/b.xml", "x/y/c.xml", "x/y/d.txt");
  }

  @Test
  void whatIsHiddenIsMatchedOnlyByADot() throws IOException {
    files(".a.xml", "b.xml");

    assertThat(paths(folder + "/*.xml")).containsExactly("b.xml");
    assertThat(paths(folder + "/.*.xml")).containsExactly(".a.xml");
  }

  @Test
  void aFileWithTheNameOfAPatternIsThatFile() throws IOException {
    files("[a].xml", "a.xml");

    assertThat(paths(folder + "/[a].xml")).containsExactly("[a].xml");
  }

  @Test
  void aPatternThatMatchesNothingIsAnError() throws IOException {
    file("a.xml");

    assertThatThrownBy(() -> expand(folder + "/*.json"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("*.json")
        .hasMessageContaining("nothing matches this pattern");
    assertThatThrownBy(() -> expand(folder + "/none/*.xml"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> expand(folder + "/[a.xml"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("no pattern");
  }

  @Test
  void standardInputCanBeNamedOnce() {
    assertThatThrownBy(() -> expand("-", "-"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("only once");
  }

  @Test
  void aNameThatTheLocaleCannotReadIsAnErrorThatSaysWhichToSet() {
    assertThatThrownBy(
            () ->
                ArchiveInputs.expand(
                    List.of("\ufffd\ufffd.xml"), InputStream::nullInputStream, "ANSI_X3.4-1968"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("ANSI_X3.4-1968")
        .hasMessageContaining("set LC_ALL=C.UTF-8 and run again");
  }

  @Test
  void aListedNameThatTheLocaleCannotReadIsAnErrorToo() throws IOException {
    file("\ufffd/a.xml");

    assertThatThrownBy(
            () ->
                ArchiveInputs.expand(
                    List.of(folder.toString()), InputStream::nullInputStream, "ANSI_X3.4-1968"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("\ufffd/a.xml")
        .hasMessageContaining("set LC_ALL=C.UTF-8 and run again");
    assertThat(paths(folder)).containsExactly("\ufffd/a.xml");
  }

  @Test
  void opensNothingBeforeADocumentIsAskedFor() throws IOException {
    Path gone = file("a.xml");
    InputFile file = expand(gone).get(0);
    Files.delete(gone);

    try (InputDocuments documents = file.open()) {
      assertThat(documents.bytesRead()).isZero();
      assertThatThrownBy(documents::next)
          .isInstanceOf(UnreadableDocumentException.class)
          .hasMessageContaining(gone + ": is not there any more");
      assertThat(documents.next()).isNull();
    }
  }
}
