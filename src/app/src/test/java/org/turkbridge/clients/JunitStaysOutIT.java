package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar of the program has nothing of JUnit, nor what is for its users. */
final class JunitStaysOutIT {
  @Test
  void jarHasNeitherJunitNorTheExtension() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("turkbridge.jar", "target/turkbridge.jar"))) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains("org/turkbridge/cli/Turkbridge.class")
          .noneMatch(name -> name.matches("org/(turkbridge/junit|junit|opentest4j|apiguardian)/.*"))
          .as("the parser of those who test with the jar stays theirs")
          .noneMatch(name -> name.startsWith("META-INF/services/javax.xml.stream."));
    }
  }
}
