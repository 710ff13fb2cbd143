package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.turkbridge.Document;

/** Whole classes in the documents are tests that are run here. */
final class DocumentExampleTest {
  private static final Path TESTS = Path.of("src/junit/src/test/java");
  private static final Pattern NAMES =
      Pattern.compile("(?s)^package ([\\w.]+);.*?\\n(?:public )?(?:final )?class (\\w+) ");

  @Test
  void wholeClassesAreOurTests() {
    List<String> classes =
        Document.all().stream()
            .flatMap(document -> document.blocks().stream())
            .filter(block -> block.language().equals("java"))
            .map(Document.CodeBlock::text)
            .filter(text -> text.startsWith("package "))
            .toList();

    assertThat(classes)
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).isEqualTo(testThatIsNamedIn(text)));
  }

  private static String testThatIsNamedIn(String text) {
    Matcher names = NAMES.matcher(text);
    assertThat(names.find()).as(text).isTrue();
    try {
      return Files.readString(
          TESTS.resolve(names.group(1).replace('.', '/')).resolve(names.group(2) + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
