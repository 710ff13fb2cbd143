package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the JUnit extension in README.md is a test that is run here. */
final class ReadmeExampleTest {
  @Test
  void junitExampleIsOurTest() throws IOException {
    assertThat(Readme.read().block("## Testing your own code with JUnit", "java"))
        .isEqualTo(Files.readString(Path.of("src/test/java/com/example/PendingRequestsTest.java")));
  }
}
