package org.turkbridge.legacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a message: a text, or parts of its own by their names. REST and SOAP write the same one
 * each in its way:
 *
 * <pre>
 *   QualificationRequirement.1.Comparator=In          &lt;QualificationRequirement&gt;
 *   QualificationRequirement.1.LocaleValue.1.Country=US   &lt;Comparator&gt;In&lt;/Comparator&gt;
 *   QualificationRequirement.1.LocaleValue.2.Country=FR   &lt;LocaleValue&gt;&lt;Country&gt;US&lt;/Country&gt;...
 * </pre>
 *
 * @param text empty if it has none. White space alone beside parts is none: SOAP is indented by it
 * @param parts in the order of their numbers, or of the elements; which name comes first means
 *     nothing
 * @param faults what is wrong with how parts of a name were written, for whoever asks for that
 *     name: clients send names that no operation knows
 */
record InputTree(String text, Map<String, List<InputTree>> parts, Map<String, Fault> faults) {
  /**
   * What is wrong with how parts were written.
   *
   * @param message the name as it was sent, and the remedy
   * @param ofStructuresOnly whether texts of the name can be read all the same
   */
  record Fault(String message, boolean ofStructuresOnly) {}

  static final InputTree EMPTY = new InputTree("", Map.of(), Map.of());

  /** How many names a name may be made of; the old API has four. */
  static final int DEEPEST = 8;

  InputTree {
    parts = copy(parts);
    faults = Map.copyOf(faults);
    text = !parts.isEmpty() && text.isBlank() ? "" : text;
  }

  private static Map<String, List<InputTree>> copy(Map<String, List<InputTree>> parts) {
    if (parts.isEmpty()) {
      return Map.of();
    }
    Map<String, List<InputTree>> copy = new LinkedHashMap<>();
    parts.forEach((name, occurrences) -> copy.put(name, List.copyOf(occurrences)));
    return Collections.unmodifiableMap(copy);
  }

  static InputTree ofText(String text) {
    return text.isEmpty() ? EMPTY : new InputTree(text, Map.of(), Map.of());
  }

  /**
   * As REST writes it. Texts stand under their names, repeated where they are; a name any of whose
   * occurrences has parts is numbered.
   */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    write("", parameters);
    return parameters;
  }

  private void write(String before, List<Parameter> to) {
    parts.forEach(
        (name, occurrences) -> {
          boolean isNumbered = occurrences.stream().anyMatch(part -> !part.parts.isEmpty());
          for (int i = 0; i < occurrences.size(); i++) {
            InputTree part = occurrences.get(i);
            String whole = before + name + (isNumbered ? "." + (i + 1) : "");
            if (part.parts.isEmpty() || !part.text.isEmpty()) {
              to.add(new Parameter(whole, part.text));
            }
            part.write(whole + ".", to);
          }
        });
  }
}
