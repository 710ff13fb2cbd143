package org.turkbridge.local.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * A search for types. Of its query each word, apart by white space or commas, must occur in the
 * name, the description or the keywords, in whatever case, also as a part of a longer word.
 */
public final class TypeSearch {
  /** Holds what queries are compared with: databases do not know the case of all letters. */
  static final String COLUMN = "search";

  private final @Nullable String owner;
  private final boolean requestableAlone;
  private final List<String> words;

  /**
   * A search.
   *
   * @param owner whose types alone, and those that were imported; null for all
   * @param requestableAlone whether to leave out types which no worker can request
   * @param query null and blank ones match every type
   */
  public TypeSearch(@Nullable String owner, boolean requestableAlone, @Nullable String query) {
    this.owner = owner;
    this.requestableAlone = requestableAlone;
    this.words =
        Stream.of(folded(query).split("[\\s,]+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
  }

  /** What the column has of a type. No word of a query has the line ends between its parts. */
  static String text(QualificationType type) {
    return text(type.name(), type.description(), type.keywords());
  }

  static String text(
      @Nullable String name, @Nullable String description, @Nullable String keywords) {
    return String.join("\n", folded(name), folded(description), folded(keywords));
  }

  private static String folded(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  @Nullable String owner() {
    return owner;
  }

  /** Whether a type matches, whoever owns it. */
  boolean matches(QualificationType type) {
    String text = text(type);
    return (!requestableAlone || type.isRequestable()) && words.stream().allMatch(text::contains);
  }

  /** Whether rows that fulfil the condition may not match. */
  boolean isMoreThanCondition() {
    return !words.stream().allMatch(TypeSearch::isWhole);
  }

  /** Whether it has no half of a character, which databases have no text with. */
  private static boolean isWhole(String word) {
    return word.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /**
   * The rows that match as far as the database can tell, of those that fulfil another condition.
   */
  Condition condition(Condition among, Dialect dialect) {
    Condition condition = among;
    if (owner != null) {
      condition = condition.and("(owner IS NULL OR owner = :owner)", "owner", owner);
    }
    if (requestableAlone) {
      condition = condition.and("requestable");
    }
    List<String> whole = words.stream().filter(TypeSearch::isWhole).toList();
    return whole.isEmpty()
        ? condition
        : condition.and(dialect.containsAll(COLUMN, ":words"), "words", whole);
  }
}
