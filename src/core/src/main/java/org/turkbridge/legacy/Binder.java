package org.turkbridge.legacy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.mapping.EnumeratedType;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.translate.AssignmentLimits;
import org.turkbridge.translate.HitTranslation;

/**
 * Reads legacy messages from the parameters of a call, by what the schema says of their elements,
 * in its order. Immutable.
 *
 * @param <M> the message
 */
public final class Binder<M> {
  /**
   * From least to most.
   *
   * @param most of an integer or a long, no limit
   */
  private record Range(long least, long most) {}

  private static final String PAGE_SIZE = "PageSize";

  private static final long YEAR = 31_536_000;

  /** The documented ranges of what several operations have. */
  private static final Map<String, Range> RANGES =
      Map.ofEntries(
          Map.entry("AssignmentDurationInSeconds", new Range(30, YEAR)),
          Map.entry("AutoApprovalDelayInSeconds", new Range(0, 2_592_000)),
          // Nobody got more of the old service.
          Map.entry("Count", new Range(1, 730)),
          Map.entry("ExpirationIncrementInSeconds", new Range(3_600, YEAR)),
          Map.entry("LifetimeInSeconds", new Range(30, YEAR)),
          Map.entry("MaxAssignments", new Range(1, AssignmentLimits.MOST)),
          Map.entry("MaxAssignmentsIncrement", new Range(1, AssignmentLimits.MOST)),
          Map.entry("PageNumber", new Range(1, Integer.MAX_VALUE)),
          Map.entry(PAGE_SIZE, new Range(1, 100)),
          Map.entry("RetryDelayInSeconds", new Range(0, Long.MAX_VALUE)),
          Map.entry("TestDurationInSeconds", new Range(1, Long.MAX_VALUE)));

  /** What the schema requires in parts, but the service knew without. */
  private static final Set<String> IMPLIED = Set.of("CurrencyCode");

  /** Lists of texts that may have commas in them. */
  private static final Set<String> OF_WHOLE_TEXTS = Set.of("Value");

  /** The documented values of what the schema takes for any text. */
  private static final Map<String, Set<String>> VALUES =
      Map.of("CurrencyCode", Set.of(HitTranslation.CURRENCY));

  /**
   * What stands for others.
   *
   * @param element by whose presence the others are ignored
   * @param required of the others, those that are required if it is absent
   */
  private record Substitute(String element, Set<String> required, Set<String> others) {}

  private final MessageType<M> type;
  private final Set<String> required;
  private final Map<String, String> ignored;
  private final Map<String, Range> ranges;
  private final Map<String, String> aliases;
  private final Optional<Substitute> substitute;
  private final Map<String, String> lifted;
  private final List<Step> steps = new ArrayList<>();

  private record Step(MessageElement element, Reader reader) {}

  private interface Reader {
    /** Null if absent. */
    @Nullable Object read(Parameters parameters, String name);
  }

  private Binder(
      MessageType<M> type,
      Set<String> required,
      Map<String, String> ignored,
      Map<String, Range> ranges,
      Map<String, String> aliases,
      Optional<Substitute> substitute,
      Map<String, String> lifted) {
    this.type = type;
    this.required = required;
    this.ignored = ignored;
    this.ranges = ranges;
    this.aliases = aliases;
    this.substitute = substitute;
    this.lifted = lifted;
    for (MessageElement element : type.elements()) {
      steps.add(new Step(element, reader(element)));
    }
  }

  /** Reads messages of a type, whose elements are required where the schema requires them. */
  public static <M> Binder<M> of(MessageType<M> type) {
    return of(type, RANGES);
  }

  private static <M> Binder<M> of(MessageType<M> type, Map<String, Range> ranges) {
    return new Binder<>(
        type, Set.of(), Map.of(), ranges, plurals(type), Optional.empty(), Map.of());
  }

  /** Some clients call what may be repeated by its plural. */
  private static Map<String, String> plurals(MessageType<?> type) {
    Map<String, String> plurals = new HashMap<>();
    for (MessageElement element : type.elements()) {
      String plural = plural(element.name());
      if (element.isList() && type.element(plural).isEmpty()) {
        plurals.put(plural, element.name());
      }
    }
    return plurals;
  }

  private static String plural(String name) {
    if (name.endsWith("y")) {
      return name.substring(0, name.length() - 1) + "ies";
    }
    return name + (name.endsWith("s") ? "es" : "s");
  }

  /** One that also requires those, as the old service did. */
  public Binder<M> requiring(String... names) {
    Set<String> all = new HashSet<>(required);
    all.addAll(List.of(names));
    return new Binder<>(type, all, ignored, ranges, aliases, substitute, lifted);
  }

  /** One that takes a value of an element that the schema does not list, and ignores it. */
  public Binder<M> ignoring(String name, String value) {
    Map<String, String> all = new HashMap<>(ignored);
    all.put(name, value);
    return new Binder<>(type, required, all, ranges, aliases, substitute, lifted);
  }

  /** One with another limit of PageSize. */
  public Binder<M> pageSize(int most) {
    return pageSize(1, most);
  }

  /** One with other limits of PageSize. */
  public Binder<M> pageSize(int least, int most) {
    Map<String, Range> all = new HashMap<>(ranges);
    all.put(PAGE_SIZE, new Range(least, most));
    return new Binder<>(type, required, ignored, all, aliases, substitute, lifted);
  }

  /** One that also takes an element under another name. */
  public Binder<M> alias(String sent, String name) {
    Map<String, String> all = new HashMap<>(aliases);
    all.put(sent, name);
    return new Binder<>(type, required, ignored, ranges, all, substitute, lifted);
  }

  /**
   * One in which an element stands for others, which are ignored beside it, whatever they are.
   *
   * @param required what is required if the element is absent
   * @param optional what else is ignored if it is present
   */
  public Binder<M> substituting(String element, Set<String> required, Set<String> optional) {
    Set<String> others = new HashSet<>(required);
    others.addAll(optional);
    return new Binder<>(
        type,
        this.required,
        ignored,
        ranges,
        aliases,
        Optional.of(new Substitute(element, required, others)),
        lifted);
  }

  /** One that also takes an element as a part of a structure, which occurs once. */
  public Binder<M> lifting(String structure, String element) {
    return new Binder<>(
        type, required, ignored, ranges, aliases, substitute, Map.of(element, structure));
  }

  /** The type of what it reads. */
  public MessageType<M> type() {
    return type;
  }

  /** Whether a message must have an element. */
  public boolean requires(MessageElement element) {
    return required.contains(element.name())
        || (element.isRequired() && !IMPLIED.contains(element.name()));
  }

  /**
   * The names of the elements that a message must have.
   *
   * @param present of the elements that it has
   */
  public Set<String> required(Set<String> present) {
    Set<String> names = new LinkedHashSet<>();
    for (MessageElement element : type.elements()) {
      if (requires(element)
          || substitute
              .filter(each -> each.required().contains(element.name()))
              .filter(each -> !present.contains(each.element()))
              .isPresent()) {
        names.add(element.name());
      }
    }
    return names;
  }

  /** The element that a parameter of a name is read as; empty if it is none. */
  public Optional<MessageElement> element(String name) {
    return type.element(aliases.getOrDefault(name, name));
  }

  /** The least whole number that an element may have; {@link Long#MIN_VALUE} if any. */
  public long least(MessageElement element) {
    @Nullable Range range = ranges.get(element.name());
    return range == null ? Long.MIN_VALUE : range.least();
  }

  /** What is to be said of an element besides, for people; empty if nothing. */
  public String condition(MessageElement element) {
    return substitute
        .filter(each -> each.others().contains(element.name()))
        .map(
            each ->
                each.required().contains(element.name())
                    ? "! without " + each.element()
                    : " without " + each.element())
        .orElse("");
  }

  /**
   * The values that an element may have, for people, such as {@code 1 to 100}; empty if it may have
   * any of its type.
   */
  public String allowed(MessageElement element) {
    if (element.type().isEnum()) {
      return String.join(", ", EnumeratedType.of(element.type()).values());
    }
    @Nullable Range range = ranges.get(element.name());
    if (range == null) {
      return String.join(", ", VALUES.getOrDefault(element.name(), Set.of()));
    }
    boolean isOpen = range.most() == Integer.MAX_VALUE || range.most() == Long.MAX_VALUE;
    return isOpen ? range.least() + " and more" : range.least() + " to " + range.most();
  }

  /**
   * The message that parameters make. What is absent or empty is null, or an empty list.
   *
   * @throws LegacyException naming the parameter that is missing or wrong
   */
  public M read(Parameters sent) {
    Parameters parameters = sent;
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      parameters = parameters.renamed(alias.getKey(), alias.getValue());
    }
    for (Map.Entry<String, String> each : lifted.entrySet()) {
      parameters = parameters.lifted(each.getValue(), each.getKey());
    }
    Set<String> alsoRequired = Set.of();
    if (substitute.isPresent()) {
      Substitute one = substitute.get();
      boolean isPresent = parameters.text(one.element()) != null;
      alsoRequired = isPresent ? Set.of() : one.required();
      parameters = isPresent ? parameters.without(one.others()) : parameters;
    }
    M message = type.create();
    for (Step step : steps) {
      MessageElement element = step.element();
      if (requires(element) || alsoRequired.contains(element.name())) {
        require(element, parameters);
      }
      element.set(message, step.reader().read(parameters, element.name()));
    }
    return message;
  }

  private static void require(MessageElement element, Parameters parameters) {
    if (element.isList() && !element.isStructure()) {
      parameters.requireAny(element.name());
    } else {
      parameters.require(element.name());
    }
  }

  private Reader reader(MessageElement element) {
    if (element.isStructure()) {
      Binder<?> parts = of(MessageType.of(element.type()), ranges);
      return element.isList()
          ? (parameters, name) -> parameters.structures(name).stream().map(parts::read).toList()
          : (parameters, name) -> {
            Parameters structure = parameters.structure(name);
            return structure == null ? null : parts.read(structure);
          };
    }
    return element.isList() ? list(element) : scalar(element);
  }

  private static Reader list(MessageElement element) {
    Class<?> type = element.type();
    if (type == String.class) {
      return OF_WHOLE_TEXTS.contains(element.name()) ? Parameters::texts : Parameters::list;
    }
    if (type.isEnum()) {
      EnumeratedType values = EnumeratedType.of(type);
      return (parameters, name) ->
          parameters.choices(name, values.values()).stream().map(values::constant).toList();
    }
    if (type == Integer.class) {
      return Parameters::integers;
    }
    throw unreadable(element);
  }

  private Reader scalar(MessageElement element) {
    Class<?> type = element.type();
    if (type == String.class) {
      @Nullable Set<String> values = VALUES.get(element.name());
      return values == null
          ? Parameters::text
          : (parameters, name) -> parameters.choice(name, values);
    }
    if (type == Boolean.class) {
      return Parameters::bool;
    }
    if (type == BigDecimal.class) {
      return Parameters::notNegative;
    }
    if (type.isEnum()) {
      return choice(EnumeratedType.of(type), element.name());
    }
    @Nullable Range range = ranges.get(element.name());
    if (type == Integer.class) {
      int least = range == null ? Integer.MIN_VALUE : (int) range.least();
      int most = range == null ? Integer.MAX_VALUE : (int) range.most();
      return (parameters, name) -> parameters.integer(name, least, most);
    }
    if (type == Long.class) {
      long least = range == null ? Long.MIN_VALUE : range.least();
      long most = range == null ? Long.MAX_VALUE : range.most();
      return (parameters, name) -> parameters.wholeNumber(name, least, most);
    }
    throw unreadable(element);
  }

  private Reader choice(EnumeratedType values, String element) {
    @Nullable String taken = ignored.get(element);
    Set<String> allowed = new LinkedHashSet<>(values.values());
    if (taken != null) {
      allowed.add(taken);
    }
    return (parameters, name) -> {
      String value = parameters.choice(name, allowed);
      return value == null ? null : values.constant(value);
    };
  }

  private static IllegalStateException unreadable(MessageElement element) {
    return new IllegalStateException(
        "No reader of " + element.name() + ", which is a " + element.type().getSimpleName());
  }
}
