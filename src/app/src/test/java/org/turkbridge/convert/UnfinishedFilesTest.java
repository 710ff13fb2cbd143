package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFilesTest {
  @TempDir Path folder;

  @Test
  void unfinishedFilesBesideTheOutputsAreRemovedAndNothingElse() throws IOException {
    Path below = Files.createDirectory(folder.resolve("x"));
    Path left = file(below.resolve(".old.jsonl.turkbridge-part"));
    List<Path> stays =
        List.of(
            file(below.resolve("a.jsonl")),
            file(below.resolve(".hidden")),
            file(below.resolve("turkbridge-part")),
            file(HiddenNames.manifestIn(below)),
            file(folder.resolve(".elsewhere.turkbridge-part")),
            Files.createDirectory(below.resolve(".folder.turkbridge-part")));

    UnfinishedFiles.remove(List.of(below.resolve("a.jsonl"), folder.resolve("not/there/b.jsonl")));

    assertThat(left).doesNotExist();
    assertThat(stays).allSatisfy(path -> assertThat(path).exists());
  }

  @Test
  void whatIsBeingWrittenIsLeftAlone() throws Exception {
    Path output = folder.resolve("a.jsonl");
    Process other = HeldOutput.start(output);
    try {
      UnfinishedFiles.remove(List.of(output));

      assertThat(HiddenNames.part(output)).exists();
    } finally {
      other.destroyForcibly().waitFor();
    }
    UnfinishedFiles.remove(List.of(output));

    assertThat(folder).isEmptyDirectory();
  }

  private static Path file(Path file) throws IOException {
    return Files.writeString(file, "content");
  }
}
