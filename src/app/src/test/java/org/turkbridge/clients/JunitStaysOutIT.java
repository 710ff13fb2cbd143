package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar has the JUnit extension, and leaves JUnit to those who use it. */
final class JunitStaysOutIT {
  @Test
  void jarHasTheExtensionWithoutJunit() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("turkbridge.jar", "target/turkbridge.jar"))) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains("org/turkbridge/junit/TurkbridgeExtension.class")
          .contains("org/xmlunit/builder/DiffBuilder.class")
          .noneMatch(name -> name.matches("org/(junit|opentest4j|apiguardian)/.*"))
          .as("the parser of those who test with the jar stays theirs")
          .noneMatch(name -> name.startsWith("META-INF/services/javax.xml.stream."));
    }
  }
}
