package org.turkbridge.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {
  @TempDir private Path folder;
  private FileNames names;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("data/deep"));
    Files.createFile(folder.resolve("data/a b.xml"));
    Files.createFile(folder.resolve(".secret"));
    Files.createFile(folder.resolve("date.txt"));
    Files.createFile(folder.resolve("new\nline"));
    names = new FileNames(folder, folder.resolve("data"));
  }

  @Test
  void foldersGoOnAndFilesEnd() {
    assertThat(names.suggest("dat"))
        .containsExactly(Suggestion.begun("data/"), Suggestion.whole("date.txt"));
    assertThat(names.suggest("data/"))
        .containsExactly(Suggestion.whole("data/a b.xml"), Suggestion.begun("data/deep/"));
    assertThat(names.suggest(folder + "/date"))
        .containsExactly(Suggestion.whole(folder + "/date.txt"));
  }

  @Test
  void hiddenFilesAreShownToWhoAsksForThem() {
    assertThat(names.suggest("")).extracting(Suggestion::word).containsExactly("data/", "date.txt");
    assertThat(names.suggest(".")).containsExactly(Suggestion.whole(".secret"));
  }

  @Test
  void tildeIsTheHomeFolder() {
    assertThat(names.suggest("~/a")).containsExactly(Suggestion.whole("~/a b.xml"));
  }

  @Test
  void whereNothingCanBeReadNothingIsSuggested() {
    assertThat(names.suggest("nosuch/a")).isEmpty();
    assertThat(names.suggest("date.txt/")).isEmpty();
    assertThat(names.suggest("a\0/")).isEmpty();
  }
}
