package org.turkbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFilesTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private List<String> expanded(Path path) throws IOException {
    return ArchiveFiles.expand(List.of(path)).stream()
        .map(p -> folder.relativize(p).toString())
        .toList();
  }

  @Test
  void findsXmlFilesInByteOrderOfTheirPaths() throws IOException {
    for (String name :
        List.of(
            "b.xml",
            "a/z.xml",
            "a.xml",
            "a/b/c.xml",
            "B.XML",
            "\u00e9.xml",
            "\uD83D\uDE00.xml",
            "\uFF01.xml",
            "a-.xml")) {
      file(name);
    }

    assertThat(expanded(folder))
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
  void leavesOutHiddenAndOtherFiles() throws IOException {
    file(".a.xml");
    file(".git/b.xml");
    file("c.txt");
    file("xml");
    file("d.xml");

    assertThat(expanded(folder)).containsExactly("d.xml");
  }

  @Test
  void looksIntoAHiddenFolderThatIsNamed() throws IOException {
    file(".hidden/a.xml");

    assertThat(expanded(folder.resolve(".hidden"))).containsExactly(".hidden/a.xml");
  }

  @Test
  void takesNamedFilesAsTheyCome() throws IOException {
    Path second = file("z.txt");
    Path first = file("a");

    assertThat(ArchiveFiles.expand(List.of(second, first, second)))
        .containsExactly(second, first, second);
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    file("real/a.xml");
    Files.createSymbolicLink(folder.resolve("real/again"), folder);
    Files.createSymbolicLink(folder.resolve("linked.xml"), folder.resolve("real/a.xml"));

    assertThat(expanded(folder)).containsExactly("linked.xml", "real/a.xml");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> ArchiveFiles.expand(List.of(folder.resolve("no"))))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(folder.resolve("no").toString())
        .hasMessageContaining("no such file or folder");

    Files.createSymbolicLink(folder.resolve("lost.xml"), folder.resolve("no"));
    assertThatThrownBy(() -> ArchiveFiles.expand(List.of(folder)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("lost.xml");
  }
}
