package org.turkbridge.legacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message while the parameters of REST are read, which come in any order.
 *
 * <p>Clients number from 1 or from 0, leave numbers out, and write a part that occurs once without
 * a number. A name may be sent again, with the same number, too: it occurs again then.
 */
final class PartDraft {
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int MOST_DIGITS = 6;
  private static final String TOO_DEEP =
      "parts are nested more than %d deep".formatted(InputTree.DEEPEST);

  /** How often a name occurs in a part. */
  private static final class Occurrences {
    private final List<PartDraft> plain = new ArrayList<>(1);
    private Map<Integer, List<PartDraft>> numbered = Map.of();

    List<PartDraft> of(int number) {
      if (number == UNNUMBERED) {
        return plain;
      }
      if (numbered.isEmpty()) {
        numbered = new TreeMap<>();
      }
      return numbered.computeIfAbsent(number, n -> new ArrayList<>(1));
    }

    boolean isMixed() {
      return plain.stream().anyMatch(PartDraft::hasParts)
          && numbered.values().stream().flatMap(List::stream).anyMatch(PartDraft::hasParts);
    }
  }

  private static final int UNNUMBERED = -1;

  /** Made when there are some: most drafts are of a text. */
  private Map<String, Occurrences> parts = Map.of();

  private Map<String, InputTree.Fault> faults = Map.of();
  private @Nullable String text;

  private PartDraft() {}

  /**
   * The tree of a Request.
   *
   * @throws LegacyException if there are too many parts
   */
  static InputTree tree(List<Parameter> parameters, PartCount count) {
    PartDraft request = new PartDraft();
    parameters.forEach(parameter -> request.add(parameter, count));
    return request.tree();
  }

  private void add(Parameter parameter, PartCount count) {
    String name = parameter.name();
    if (name.indexOf('.') < 0) {
      addWhole(parameter);
      return;
    }
    // One more than may be: whatever follows is not taken apart.
    String[] steps = DOT.split(name, 2 * InputTree.DEEPEST + 1);
    if (steps[0].isEmpty() || isNumber(steps[0])) {
      addWhole(parameter);
      return;
    }
    String fault = fault(steps);
    if (fault != null) {
      add(steps[0], fault(name, fault));
      return;
    }
    PartDraft draft = this;
    int step = 0;
    while (true) {
      String part = steps[step++];
      int number = UNNUMBERED;
      if (step < steps.length && isNumber(steps[step])) {
        number = Integer.parseInt(steps[step++]);
      }
      if (step == steps.length) {
        draft.put(part, number, parameter.value(), name, count);
        return;
      }
      draft = draft.within(part, number, name, count);
    }
  }

  /** One whose name has no parts. */
  private void addWhole(Parameter parameter) {
    PartDraft draft = new PartDraft();
    draft.text = parameter.value();
    occurrences(parameter.name()).of(UNNUMBERED).add(draft);
  }

  private static @Nullable String fault(String[] steps) {
    int names = 0;
    boolean afterNumber = false;
    for (String step : steps) {
      boolean isNumber = isNumber(step);
      if (step.isEmpty()) {
        return "there is nothing between two of its dots, or behind the last";
      }
      if (isNumber && afterNumber) {
        return "two numbers follow each other; write one behind a name";
      }
      if (isNumber && step.length() > MOST_DIGITS) {
        return "the number is too large; number from 1 on";
      }
      afterNumber = isNumber;
      names += isNumber ? 0 : 1;
      if (names > InputTree.DEEPEST) {
        return TOO_DEEP;
      }
    }
    return null;
  }

  /** A part that is deeper than any of the API. */
  static InputTree.Fault tooDeep(String name) {
    return fault(name, TOO_DEEP);
  }

  private static InputTree.Fault fault(String name, String what) {
    return new InputTree.Fault(Shortened.text(name) + ": " + what, false);
  }

  private static boolean isNumber(String step) {
    return NUMBER.matcher(step).matches();
  }

  private void put(String part, int number, String value, String name, PartCount count) {
    List<PartDraft> drafts = occurrences(part).of(number);
    PartDraft draft = drafts.isEmpty() ? null : drafts.get(0);
    if (draft == null || draft.text != null) {
      draft = another(drafts, name, count);
    }
    draft.text = value;
  }

  private PartDraft within(String part, int number, String name, PartCount count) {
    List<PartDraft> drafts = occurrences(part).of(number);
    return drafts.isEmpty() ? another(drafts, name, count) : drafts.get(0);
  }

  private static PartDraft another(List<PartDraft> drafts, String name, PartCount count) {
    count.add(name);
    PartDraft draft = new PartDraft();
    drafts.add(draft);
    return draft;
  }

  private Occurrences occurrences(String part) {
    if (parts.isEmpty()) {
      parts = new LinkedHashMap<>();
    }
    return parts.computeIfAbsent(part, p -> new Occurrences());
  }

  private void add(String part, InputTree.Fault fault) {
    if (faults.isEmpty()) {
      faults = new LinkedHashMap<>();
    }
    faults.putIfAbsent(part, fault);
  }

  private boolean hasParts() {
    return !parts.isEmpty();
  }

  private InputTree tree() {
    if (parts.isEmpty() && faults.isEmpty()) {
      return InputTree.ofText(text == null ? "" : text);
    }
    Map<String, List<InputTree>> trees = new LinkedHashMap<>();
    parts.forEach(
        (name, occurrences) -> {
          List<InputTree> all = new ArrayList<>();
          occurrences.plain.forEach(draft -> all.add(draft.tree()));
          occurrences.numbered.values().forEach(same -> same.forEach(d -> all.add(d.tree())));
          trees.put(name, all);
          if (occurrences.isMixed()) {
            add(
                name,
                new InputTree.Fault(
                    Shortened.text(name) + ": was sent with numbers and without; number each",
                    true));
          }
        });
    return new InputTree(text == null ? "" : text, trees, faults);
  }
}
