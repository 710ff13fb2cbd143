package org.turkbridge.console.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turkbridge.json.ModelWords;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.mapping.EnumeratedType;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.mapping.MessageType;

/**
 * Values for what is not told of a Request: a word in capitals for a text, the default or the least
 * for a number, the first of a few. Immutable.
 */
final class Placeholders {
  /** What the first of a few would be wrong for. */
  private static final Map<String, String> FITTING =
      Map.of("CurrencyCode", "USD", "Transport", "SQS");

  /** Stands for one until all of what is beside it is known. */
  private static final String COMPARATOR = "Comparator";

  private final Binder<?> binder;
  private final Map<String, Object> defaults;

  /**
   * @param defaults of the current API's members, by their names
   */
  Placeholders(Binder<?> binder, Map<String, Object> defaults) {
    this.binder = binder;
    this.defaults = defaults;
  }

  /** What was sent, with a value for each parameter, and those that are required. */
  List<Parameter> filled(List<LegacyCallSketch.SentParameter> sent) {
    List<Parameter> filled = new ArrayList<>();
    Set<String> present = new LinkedHashSet<>();
    for (LegacyCallSketch.SentParameter each : sent) {
      List<String> path = List.of(each.name().split("\\."));
      Optional<MessageElement> element = binder.element(path.get(0));
      element.map(MessageElement::name).ifPresent(present::add);
      if (each.value().isPresent()) {
        filled.add(new Parameter(each.name(), each.value().get()));
      } else {
        fill(
            each.name(),
            element.flatMap(first -> part(first, path.subList(1, path.size()))),
            filled);
      }
    }
    for (String name : binder.required(present)) {
      if (!present.contains(name)) {
        fill(name, binder.element(name), filled);
      }
    }
    structures(sent).forEach((whole, type) -> fillParts(whole, type, filled));
    return filled.stream()
        .map(
            each ->
                each.name().endsWith("." + COMPARATOR) && each.value().equals(COMPARATOR)
                    ? new Parameter(each.name(), comparator(each.name(), sent))
                    : each)
        .toList();
  }

  /** The structures of which parts were sent, by their names. */
  private Map<String, MessageType<?>> structures(List<LegacyCallSketch.SentParameter> sent) {
    Map<String, MessageType<?>> structures = new LinkedHashMap<>();
    for (LegacyCallSketch.SentParameter each : sent) {
      for (int dot = each.name().indexOf('.'); dot > 0; dot = each.name().indexOf('.', dot + 1)) {
        String whole = each.name().substring(0, dot);
        String next = each.name().substring(dot + 1);
        List<String> path = List.of(whole.split("\\."));
        binder
            .element(path.get(0))
            .flatMap(first -> part(first, path.subList(1, path.size())))
            .filter(MessageElement::isStructure)
            .filter(element -> !next.matches("\\d.*"))
            .ifPresent(element -> structures.put(whole, MessageType.of(element.type())));
      }
    }
    return structures;
  }

  private void fillParts(String whole, MessageType<?> type, List<Parameter> to) {
    for (MessageElement part : type.elements()) {
      String name = whole + "." + part.name();
      if (part.isRequired()
          && to.stream()
              .noneMatch(each -> each.name().equals(name) || each.name().startsWith(name + "."))) {
        fill(name, Optional.of(part), to);
      }
    }
  }

  private static Optional<MessageElement> part(MessageElement whole, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(whole);
    }
    List<String> rest = path.subList(1, path.size());
    if (path.get(0).matches("\\d+")) {
      return part(whole, rest);
    }
    return whole.isStructure()
        ? MessageType.of(whole.type()).element(path.get(0)).flatMap(each -> part(each, rest))
        : Optional.empty();
  }

  private void fill(String name, Optional<MessageElement> element, List<Parameter> to) {
    if (element.filter(MessageElement::isStructure).isPresent()) {
      String whole = element.get().isList() && !name.matches(".*\\.\\d+") ? name + ".1" : name;
      fillParts(whole, MessageType.of(element.get().type()), to);
    } else {
      to.add(
          new Parameter(
              name, element.map(this::value).orElseGet(() -> word(name.replaceAll("\\W", "_")))));
    }
  }

  /** A comparison with what is beside it, or else with nothing. */
  private static String comparator(String name, List<LegacyCallSketch.SentParameter> sent) {
    String whole = name.substring(0, name.lastIndexOf('.') + 1);
    return sent.stream()
            .map(LegacyCallSketch.SentParameter::name)
            .anyMatch(
                each ->
                    each.startsWith(whole + "IntegerValue")
                        || each.startsWith(whole + "LocaleValue"))
        ? "EqualTo"
        : "Exists";
  }

  private String value(MessageElement element) {
    String name = element.name();
    Class<?> type = element.type();
    if (FITTING.containsKey(name)) {
      return FITTING.getOrDefault(name, "");
    }
    if (name.equals(COMPARATOR)) {
      return COMPARATOR;
    }
    if (type.isEnum()) {
      return EnumeratedType.of(type).values().iterator().next();
    }
    if (type == String.class) {
      return word(name);
    }
    if (type == Boolean.class) {
      return "true";
    }
    if (type == BigDecimal.class) {
      return "0.01";
    }
    return String.valueOf(defaults.getOrDefault(name, Math.max(1, binder.least(element))));
  }

  private static String word(String name) {
    return ModelWords.of(name, "_").toUpperCase(Locale.ROOT);
  }
}
