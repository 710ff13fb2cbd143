package org.turkbridge.local.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/**
 * A search for HITs, whoever owns them.
 *
 * @param words each must occur in the title; A to Z are the same as a to z
 * @param typeId null for every HIT type
 * @param status one that HITs have; null for every status
 */
public record HitSearch(List<String> words, @Nullable String typeId, @Nullable HITStatus status) {
  public HitSearch {
    words = List.copyOf(words);
  }

  /**
   * A search.
   *
   * @param query words, apart by white space
   */
  public static HitSearch of(String query, @Nullable String typeId, @Nullable HITStatus status) {
    return new HitSearch(
        Stream.of(query.split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .map(HitSearch::folded)
            .toList(),
        typeId,
        status);
  }

  /** As databases fold letters, which know no others. */
  private static String folded(String word) {
    StringBuilder folded = new StringBuilder();
    word.codePoints()
        .forEach(
            c ->
                folded.append(
                    c < 0x80
                        ? Character.toString(c).toLowerCase(Locale.ROOT)
                        : Character.toString(c)));
    return folded.toString();
  }

  /** The rows of HITs that were made here. */
  Condition madeHere(Instant now, Dialect dialect) {
    Condition condition = ofType(status == null ? Condition.ALL : HitState.in(status, now));
    return words.isEmpty()
        ? condition
        : condition.and(
            "hit_type_id IN (SELECT id FROM hit_type WHERE "
                + dialect.containsAll("LOWER(title)", ":words")
                + ")",
            "words",
            words);
  }

  /** The rows of HITs that came from archives. */
  Condition imported(Dialect dialect) {
    Condition condition =
        ofType(
            status == null
                ? Condition.ALL
                : Condition.of("status = :status", "status", status.toString()));
    return words.isEmpty()
        ? condition
        : condition.and(
            dialect.containsAll("LOWER(COALESCE(title, ''))", ":words"), "words", words);
  }

  private Condition ofType(Condition condition) {
    return typeId == null ? condition : condition.and("hit_type_id = :type", "type", typeId);
  }
}
