package org.turkbridge.local;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * The Query of a search for types: each of its words, apart by white space or commas, must occur in
 * the name, the description or the keywords, in whatever case, also as a part of a longer word.
 */
final class TypeQuery {
  private final List<String> words;

  /** A query; null and blank ones match every type. */
  TypeQuery(@Nullable String query) {
    this.words =
        Stream.of((query == null ? "" : fold(query)).split("[\\s,]+"))
            .filter(word -> !word.isEmpty())
            .toList();
  }

  boolean matches(QualificationType type) {
    String name = fold(type.name());
    String description = fold(type.description());
    String keywords = fold(type.keywords());
    return words.stream()
        .allMatch(
            word -> name.contains(word) || description.contains(word) || keywords.contains(word));
  }

  private static String fold(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
