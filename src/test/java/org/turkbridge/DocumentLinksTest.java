package org.turkbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
final class DocumentLinksTest {
  static Stream<Document> documents() throws IOException {
    List<Path> files;
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> below = Stream.of("samples", "src").flatMap(DocumentLinksTest::walk)) {
      files =
          Stream.concat(top, below)
              .filter(file -> file.toString().endsWith(".md"))
              .sorted()
              .toList();
    }
    return files.stream().map(Document::read);
  }

  private static Stream<Path> walk(String folder) {
    try {
      return Files.walk(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToFilesAndHeadingsThatExist(Document document) {
    assertThat(document.links().stream().filter(link -> !leadsSomewhere(document, link))).isEmpty();
  }

  /** Addresses of other hosts are not asked. */
  private static boolean leadsSomewhere(Document document, URI link) {
    if (link.isAbsolute()) {
      return true;
    }
    Path target =
        link.getPath().isEmpty()
            ? document.file()
            : document.file().resolveSibling(link.getPath()).normalize();
    return link.getFragment() == null
        ? Files.exists(target)
        : Document.read(target).headingIds().contains(link.getFragment());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void sectionsThatAreNamedByNumberExist(Document document) {
    List<String> sections =
        MigrationGuide.all(
            "(?m)(?<=^## )\\d+(?=\\. )", Document.read(Path.of("MIGRATION.md")).text());
    assertThat(MigrationGuide.all("(?<=\\bsections? )\\d+", document.text())).isSubsetOf(sections);
  }
}
