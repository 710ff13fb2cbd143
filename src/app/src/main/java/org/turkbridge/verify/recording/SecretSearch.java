package org.turkbridge.verify.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.verify.recording.SecretWritings.Writing;

/**
 * Finds secrets in texts, however many they are and however they are escaped, or in Base64. It goes
 * over a text once and holds little of it. Immutable.
 */
final class SecretSearch {
  static final SecretSearch NOTHING = new SecretSearch(List.of(), Optional.empty());

  private static final int SLOTS = 1 << 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int MOST_LAYERS = 4;
  private static final int CHUNK = 4096;

  private final Optional<SecretSearch> others;

  /** By their last eight characters. */
  private final Map<Long, List<Writing>> writings = new HashMap<>();

  /** Spares nearly all places of a text the look into the map. */
  private final boolean[] filter;

  private final int longest;
  private final boolean hasBlanks;

  private SecretSearch(Collection<String> secrets, Optional<SecretSearch> others) {
    this.others = others;
    this.filter = others.map(other -> other.filter.clone()).orElseGet(() -> new boolean[SLOTS]);
    int length = others.map(SecretSearch::longest).orElse(0);
    for (String secret : secrets) {
      for (Writing writing : SecretWritings.of(secret)) {
        long last = last(writing.text());
        writings.computeIfAbsent(last, first -> new ArrayList<>()).add(writing);
        filter[slot(last)] = true;
        length = Math.max(length, writing.text().length());
      }
    }
    this.longest = length;
    this.hasBlanks =
        others.map(other -> other.hasBlanks).orElse(false)
            || secrets.stream().anyMatch(secret -> secret.indexOf(' ') >= 0);
  }

  /** For these secrets too. */
  SecretSearch and(Collection<String> secrets) {
    return secrets.isEmpty() ? this : new SecretSearch(secrets, Optional.of(this));
  }

  /** Where something was found; the end does not belong to it. */
  record Range(int from, int to) {}

  /** All places in the text, in its order; they do not overlap. */
  List<Range> in(String text) {
    List<Range> found = new ArrayList<>();
    if (longest > 0) {
      search(text, false, found);
      if (hasBlanks) {
        search(text, true, found);
      }
    }
    return found.size() < 2 ? found : merged(found);
  }

  private void search(String text, boolean plusIsBlank, List<Range> found) {
    SecretFinder plain = new SecretFinder(this, found);
    List<Unescaper> unescapers = new ArrayList<>();
    List<SecretFinder> finders = new ArrayList<>();
    for (int i = 0; i < MOST_LAYERS && mayBeEscaped(text); i++) {
      unescapers.add(new Unescaper(plusIsBlank));
      finders.add(new SecretFinder(this, found));
    }
    for (int start = 0; start < text.length(); start += CHUNK) {
      int end = Math.min(text.length(), start + CHUNK);
      TextChunk chunk = TextChunk.of(text, start, end);
      plain.find(chunk, true);
      for (int i = 0; i < unescapers.size(); i++) {
        TextChunk unescaped = unescapers.get(i).next(chunk, end == text.length());
        finders.get(i).find(unescaped, unescaped != chunk);
        chunk = unescaped;
      }
    }
  }

  private static boolean mayBeEscaped(String text) {
    return text.indexOf('%') >= 0
        || text.indexOf('&') >= 0
        || text.indexOf('\\') >= 0
        || text.indexOf('+') >= 0;
  }

  private static List<Range> merged(List<Range> found) {
    found.sort(Comparator.comparingInt(Range::from));
    List<Range> merged = new ArrayList<>();
    Range last = found.get(0);
    for (Range range : found) {
      if (range.from() < last.to()) {
        last = new Range(last.from(), Math.max(last.to(), range.to()));
      } else {
        merged.add(last);
        last = range;
      }
    }
    merged.add(last);
    return merged;
  }

  /** Characters of the longest that is looked for. */
  int longest() {
    return longest;
  }

  /**
   * Whether anything that is looked for may end so.
   *
   * @param last by {@link #with}
   */
  boolean mayEndWith(long last) {
    return filter[slot(last)];
  }

  /** What is looked for that may end so. */
  List<Writing> endingWith(long last) {
    List<Writing> ending = new ArrayList<>(writings.getOrDefault(last, List.of()));
    others.ifPresent(other -> ending.addAll(other.endingWith(last)));
    return ending;
  }

  /** The last characters, each by its last bits, with one more. */
  static long with(char c, long last) {
    return (last << 8) | (c & 0xff);
  }

  private static long last(String text) {
    long last = 0;
    for (int i = 0; i < text.length(); i++) {
      last = with(text.charAt(i), last);
    }
    return last;
  }

  private static int slot(long last) {
    return (int) ((last * SPREAD) >>> 48);
  }
}
