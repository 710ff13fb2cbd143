package org.turkbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
final class DocumentLinksTest {
  static List<Document> documents() throws IOException {
    List<Document> documents = new ArrayList<>();
    for (String folder : List.of("", "samples", "src")) {
      try (Stream<Path> files =
          Files.walk(Path.of(folder), folder.isEmpty() ? 1 : Integer.MAX_VALUE)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .map(Document::read)
            .forEach(documents::add);
      }
    }
    return documents;
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
