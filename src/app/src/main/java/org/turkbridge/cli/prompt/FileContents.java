package org.turkbridge.cli.prompt;

import java.util.List;

/** What {@code file://} may name, for a value that may stand in a file. */
final class FileContents implements Values {
  private static final String SCHEME = "file://";

  private final Values files;

  FileContents(Values files) {
    this.files = files;
  }

  @Override
  public List<Suggestion> suggest(String begun) {
    if (begun.startsWith(SCHEME)) {
      return files.suggest(begun.substring(SCHEME.length())).stream()
          .map(file -> new Suggestion(SCHEME + file.word(), file.meaning(), file.isWhole()))
          .toList();
    }
    return begun.isEmpty() ? List.of() : List.of(Suggestion.begun(SCHEME));
  }
}
