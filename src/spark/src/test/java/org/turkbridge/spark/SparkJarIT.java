package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar. */
class SparkJarIT {
  private static JarFile jar() throws IOException {
    return new JarFile(System.getProperty("turkbridge.spark.jar", ""));
  }

  @Test
  void noClassHasANameThatAClusterMayHave() throws IOException {
    try (JarFile jar = jar()) {
      List<String> classes =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class"))
              .filter(name -> !name.startsWith("org/turkbridge/"))
              .toList();

      assertThat(classes).isEmpty();
      assertThat(jar.getEntry("org/turkbridge/spark/shaded/jackson/core/JsonFactory.class"))
          .isNotNull();
    }
  }

  @Test
  void licencesAndTheSourceAreThere() throws IOException {
    try (JarFile jar = jar()) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains(
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/services/org.apache.spark.sql.sources.DataSourceRegister")
          .anyMatch(name -> name.matches("META-INF/licences/woodstox-core-.*/META-INF/LICENSE"));
      try (InputStream list =
          jar.getInputStream(jar.getEntry("META-INF/licences/THIRD-PARTY.txt"))) {
        assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8))
            .contains("jackson-core", "woodstox-core", "picocli", "commons-compress", "fastcsv")
            .doesNotContain("spark-sql", "hadoop", "glassfish", "jspecify", "assertj");
      }
    }
  }
}
