package org.turkbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
final class DocumentLinksTest {
  static List<Document> documents() {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToFilesAndHeadingsThatExist(Document document) {
    assertThat(document.deadLinks()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void sectionsThatAreNamedByNumberExist(Document document) {
    List<String> sections =
        MigrationGuide.all(
            "(?m)(?<=^## )\\d+(?=\\. )", Document.read(Path.of("MIGRATION.md")).text());
    assertThat(MigrationGuide.all("(?<=\\bsections?\\s)\\d+", document.text()))
        .isSubsetOf(sections);
  }
}
