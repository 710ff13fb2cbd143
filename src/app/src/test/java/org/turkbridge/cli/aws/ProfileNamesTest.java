package org.turkbridge.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.cli.prompt.Suggestion;

class ProfileNamesTest {
  @TempDir private Path home;

  private ProfileNames names() {
    return new ProfileNames(Map.of(), home);
  }

  @Test
  void theyAreThoseOfBothFiles() throws IOException {
    Path aws = Files.createDirectory(home.resolve(".aws"));
    Files.writeString(aws.resolve("credentials"), "[lab]\naws_access_key_id = A\n[both]\na = b\n");
    Files.writeString(aws.resolve("config"), "[default]\na = b\n[profile both]\na = b\n");

    assertThat(names().suggest(""))
        .containsExactly(
            Suggestion.whole("both"), Suggestion.whole("default"), Suggestion.whole("lab"));
  }

  @Test
  void thereAreNoneWithoutFilesThatCanBeRead() throws IOException {
    assertThat(names().suggest("")).isEmpty();
    Files.createDirectory(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws/credentials"), "no profile = secret\n");
    assertThat(names().suggest("")).isEmpty();
  }
}
