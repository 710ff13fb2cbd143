package org.turkbridge.archive.summary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of tables that hold something for which no record has a place.
 *
 * @param names of the first of them, each once, at most {@value #MOST}
 * @param isMore whether there are others
 */
public record LeftOutColumns(List<String> names, boolean isMore) implements Serializable {
  public static final LeftOutColumns NONE = new LeftOutColumns(List.of(), false);

  /** How many are known by name. */
  static final int MOST = 100;

  private static final int SHOWN = 5;

  /** A terminal may obey them. */
  private static final String CONTROLS = "\\p{Cntrl}|[\\u0080-\\u009f]";

  private static final int LONGEST = 60;

  public LeftOutColumns {
    names = List.copyOf(names);
  }

  /** The columns of these names, of which the first count. */
  public static LeftOutColumns of(Collection<String> names) {
    Set<String> all = new LinkedHashSet<>();
    names.forEach(name -> all.add(shortened(name)));
    return bounded(all, false);
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    boolean inPair = Character.isHighSurrogate(name.charAt(LONGEST - 1));
    return name.substring(0, inPair ? LONGEST - 1 : LONGEST) + "...";
  }

  private static LeftOutColumns bounded(Set<String> names, boolean isMore) {
    List<String> all = new ArrayList<>(names);
    return all.size() > MOST
        ? new LeftOutColumns(all.subList(0, MOST), true)
        : new LeftOutColumns(all, isMore);
  }

  public boolean isNone() {
    return names.isEmpty();
  }

  /** Both together. */
  public LeftOutColumns plus(LeftOutColumns other) {
    if (other.isNone() || isNone()) {
      return isNone() ? other : this;
    }
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(other.names);
    return bounded(all, isMore || other.isMore);
  }

  /** The first names, and how many more there are, such as {@code Input.a, Input.b and 3 more}. */
  String inWords() {
    int shown = Math.min(names.size(), SHOWN);
    String first = String.join(", ", names.subList(0, shown)).replaceAll(CONTROLS, "\uFFFD");
    int others = names.size() - shown;
    return others == 0
        ? first
        : "%s and %s%d more".formatted(first, isMore ? "at least " : "", others);
  }
}
