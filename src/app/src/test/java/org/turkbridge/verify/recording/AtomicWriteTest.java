package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicWriteTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-------", "rw-rw-rw-"})
  @DisabledOnOs(OS.WINDOWS)
  void replacedFileKeepsItsPermissions(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("a.http"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    AtomicWrite.replace(file, NEW);
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(permissions);
  }

  @Test
  void fileOfTheLongestNameIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("a".repeat(250) + ".http"), "old");
    AtomicWrite.replace(file, NEW);
    assertThat(file).hasContent("new");
    assertThat(names(folder)).hasSize(1);
  }

  @Test
  void fileThatIsThereIsNotMadeAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("a.http"), "old");
    assertThatThrownBy(() -> AtomicWrite.create(file, NEW))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("a.http");
  }

  @Test
  void fileSystemWithoutLinksHasWholeFilesToo() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      Path file = zip.getPath("/a.http");
      AtomicWrite.create(file, NEW);
      assertThat(Files.readAllBytes(file)).isEqualTo(NEW);
      assertThatThrownBy(() -> AtomicWrite.create(file, new byte[0]))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(Files.readAllBytes(file)).isEqualTo(NEW);
      assertThat(names(zip.getPath("/"))).containsExactly("a.http");
    }
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
