package org.turkbridge.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.message.Price;
import org.turkbridge.message.QualificationRequirement;
import org.turkbridge.translate.AnswerTexts;
import org.turkbridge.translate.HitTranslation;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Types of the current model as old callers are sent them: by the same names, but for what is said.
 * Immutable.
 *
 * @param <C> the current type
 * @param <M> the legacy message
 */
public final class AnswerMapping<C extends SdkPojo, M> {
  /** Holds the Request that a result answers, which the bridge writes. */
  private static final String REQUEST = "Request";

  /** Texts that are XML documents. */
  private static final Set<String> DOCUMENTS = Set.of("Answer", "AnswerKey", "Test");

  /** What no recorded answer has, though the schema of the version does. */
  private static final Map<String, Set<String>> LEFT_OUT =
      Map.of(
          "Assignment",
          Set.of("Deadline"),
          "GetAccountBalanceResult",
          Set.of("OnHoldBalance"),
          "HIT",
          Set.of("NumberOfSimilarHITs"));

  /** Types of which no recorded answer has a text that is empty. */
  private static final Set<String> WITHOUT_EMPTY_TEXTS = Set.of("Assignment", "HIT");

  private final SdkPojo prototype;
  private final MessageType<M> legacy;
  private final Set<String> leftOut;
  private final List<Step> steps = new ArrayList<>();
  private final List<AnswerMapping<?, ?>> structures = new ArrayList<>();

  /** A member whose value goes into an element. */
  private record Step(SdkField<?> member, MessageElement element, Conversion conversion) {}

  private interface Conversion {
    /** Null if nothing is left. */
    @Nullable Object legacy(Object current, AnswerTexts texts, KnownElements known);
  }

  private AnswerMapping(SdkPojo prototype, MessageType<M> legacy, Set<String> leftOut) {
    this.prototype = prototype;
    this.legacy = legacy;
    this.leftOut = leftOut;
    for (MessageElement element : legacy.elements()) {
      if (!leftOut.contains(element.name())) {
        Renames.member(element, prototype)
            .ifPresent(each -> steps.add(new Step(each, element, conversion(each, element))));
      }
    }
  }

  /** The mapping by names alone. */
  public static <C extends SdkPojo, M> AnswerMapping<C, M> of(
      Supplier<? extends SdkBuilder<?, C>> builders, Class<M> legacy) {
    MessageType<M> type = MessageType.of(legacy);
    return new AnswerMapping<>(builders.get().build(), type, leftOut(type));
  }

  /**
   * The mapping by names alone.
   *
   * @param current any value of the current type, or its builder
   */
  public static <M> AnswerMapping<SdkPojo, M> of(SdkPojo current, MessageType<M> legacy) {
    return new AnswerMapping<>(current, legacy, leftOut(legacy));
  }

  /** The elements of a legacy message that no answer has, though the schema does. */
  public static Set<String> leftOut(MessageType<?> legacy) {
    return LEFT_OUT.getOrDefault(legacy.name(), Set.of());
  }

  /** The members that have an element. */
  public List<SdkField<?>> members() {
    return steps.stream().<SdkField<?>>map(Step::member).toList();
  }

  /** As the schema calls the legacy message. */
  public String name() {
    return legacy.name();
  }

  /** The elements and members that nothing is said about: none, if the mapping is complete. */
  public List<String> unmapped() {
    List<String> unmapped = new ArrayList<>();
    for (MessageElement element : legacy.elements()) {
      if (steps.stream().noneMatch(step -> step.element() == element)
          && !element.name().equals(REQUEST)
          && !leftOut.contains(element.name())) {
        unmapped.add(legacy.name() + "." + element.name());
      }
    }
    for (SdkField<?> member : prototype.sdkFields()) {
      String name = member.locationName();
      if (steps.stream().noneMatch(step -> step.member().locationName().equals(name))
          && !leftOut.contains(name)) {
        unmapped.add(prototype.getClass().getSimpleName() + "." + name);
      }
    }
    structures.forEach(structure -> unmapped.addAll(structure.unmapped()));
    return unmapped;
  }

  /**
   * The legacy message, without elements that the caller's version does not know.
   *
   * @throws IllegalArgumentException if a member has a value that the legacy schema does not list
   */
  public LegacyAnswer<M> toLegacy(C current, KnownElements known) {
    M message = legacy.create();
    return new LegacyAnswer<>(message, fill(message, current, known));
  }

  /**
   * Sets the elements of a legacy message that the caller's version knows.
   *
   * @return how many characters XML could not hold
   * @throws IllegalArgumentException if a member has a value that the legacy schema does not list
   */
  public int fill(M message, C current, KnownElements known) {
    AnswerTexts texts = new AnswerTexts();
    fill(message, current, texts, known);
    return texts.replaced();
  }

  private M legacy(Object current, AnswerTexts texts, KnownElements known) {
    M message = legacy.create();
    fill(message, (SdkPojo) current, texts, known);
    return message;
  }

  private void fill(M message, SdkPojo current, AnswerTexts texts, KnownElements known) {
    Set<String> absent = known.absentIn(name());
    for (Step step : steps) {
      @Nullable Object value = step.member().getValueOrDefault(current);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !absent.contains(step.element().name())) {
        step.element().set(message, step.conversion().legacy(value, texts, known));
      }
    }
  }

  private Conversion conversion(SdkField<?> member, MessageElement element) {
    if (SdkMembers.type(member) != MarshallingKnownType.LIST) {
      return single(member, element);
    }
    Conversion each = single(SdkMembers.element(member), element);
    return (values, texts, known) ->
        ((List<?>) values)
            .stream()
                .map(value -> each.legacy(value, texts, known))
                .filter(Objects::nonNull)
                .toList();
  }

  private Conversion single(SdkField<?> member, MessageElement element) {
    Class<?> type = element.type();
    return switch (SdkMembers.type(member)) {
      case STRING -> text(element);
      case INSTANT -> {
        require(element, type == String.class);
        yield (value, texts, known) -> AnswerTexts.time((Instant) value);
      }
      case BOOLEAN -> {
        require(element, type == Boolean.class || type == String.class);
        // The old service wrote one boolean as a digit; the schema has a text there.
        yield type == String.class
            ? (value, texts, known) -> (Boolean) value ? "1" : "0"
            : (value, texts, known) -> value;
      }
      case INTEGER -> {
        require(element, type == Integer.class);
        yield (value, texts, known) -> value;
      }
      case LONG -> {
        require(element, type == Long.class);
        yield (value, texts, known) -> value;
      }
      case SDK_POJO -> {
        if (type == QualificationRequirement.class) {
          yield (value, texts, known) -> HitTranslation.requirement(value, texts, known);
        }
        AnswerMapping<SdkPojo, ?> mapping = of(ResponseTypes.empty(member), MessageType.of(type));
        structures.add(mapping);
        yield mapping::legacy;
      }
      default -> throw noConversion(element);
    };
  }

  private Conversion text(MessageElement element) {
    Class<?> type = element.type();
    if (type.isEnum()) {
      EnumeratedType values = EnumeratedType.of(type);
      return (value, texts, known) -> constant(values, (String) value);
    }
    if (type == Price.class) {
      return (value, texts, known) -> HitTranslation.price((String) value);
    }
    require(element, type == String.class);
    if (WITHOUT_EMPTY_TEXTS.contains(legacy.name()) && !DOCUMENTS.contains(element.name())) {
      return (value, texts, known) ->
          ((String) value).isBlank() ? null : texts.text((String) value);
    }
    return DOCUMENTS.contains(element.name())
        ? (value, texts, known) -> texts.document((String) value)
        : (value, texts, known) -> texts.text((String) value);
  }

  private static Object constant(EnumeratedType values, String value) {
    @Nullable Enum<?> constant = values.constant(value);
    if (constant == null) {
      throw new IllegalArgumentException(value);
    }
    return constant;
  }

  private static void require(MessageElement element, boolean isConvertible) {
    if (!isConvertible) {
      throw noConversion(element);
    }
  }

  private static IllegalStateException noConversion(MessageElement element) {
    return new IllegalStateException(
        "No conversion to " + element.name() + ", which is a " + element.type().getSimpleName());
  }
}
