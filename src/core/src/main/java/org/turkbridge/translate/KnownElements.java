package org.turkbridge.translate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the caller's version of the legacy API knows of the elements and values that not every
 * version has. An answer may hold no other: clients with generated code fail on an element that
 * their WSDL does not declare.
 *
 * @param absent the elements and enumerated values that the version lacks, by the type that others
 *     have them in
 * @param single the elements that the version does not let occur several times, by their type
 */
public record KnownElements(Map<String, Set<String>> absent, Map<String, Set<String>> single) {
  /**
   * The elements or values of a type that the version lacks.
   *
   * @param type as the schema calls it
   */
  public Set<String> absentIn(String type) {
    return absent.getOrDefault(type, Set.of());
  }

  /** What is left of it without those elements of a type. */
  public KnownElements without(String type, Set<String> elements) {
    Map<String, Set<String>> all = new HashMap<>(absent);
    Set<String> ofType = new HashSet<>(absentIn(type));
    ofType.addAll(elements);
    all.put(type, Set.copyOf(ofType));
    return new KnownElements(Map.copyOf(all), single);
  }

  /** Whether a type has that element or value. */
  public boolean has(String type, String name) {
    return !absentIn(type).contains(name);
  }

  /** Whether an element of a type may occur several times. */
  public boolean mayRepeat(String type, String element) {
    return !single.getOrDefault(type, Set.of()).contains(element);
  }
}
