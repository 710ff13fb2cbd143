package org.turkbridge.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.message.Price;
import org.turkbridge.message.QualificationRequirement;
import org.turkbridge.translate.HitTranslation;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Legacy requests, or structures in them, as the current model has them: by the same names, but for
 * what is said. Immutable.
 *
 * @param <M> the legacy message
 * @param <C> the current type
 */
public final class RequestMapping<M, C> {
  /** What the bridge does itself: it cuts, sorts and composes answers. */
  private static final Set<String> OF_THE_BRIDGE =
      Set.of("ResponseGroup", "PageNumber", "PageSize", "SortDirection", "SortProperty");

  /** What the bridge asks for itself, page by page. */
  private static final Set<String> OF_PAGES = Set.of("MaxResults", "NextToken");

  private final MessageType<M> legacy;
  private final Supplier<? extends SdkPojo> builders;
  private final Map<String, Object> defaults;
  private final Set<String> leftOut;
  private final List<Step> steps = new ArrayList<>();
  private final List<RequestMapping<?, ?>> structures = new ArrayList<>();

  /** An element whose value goes into a member. */
  private record Step(MessageElement element, SdkField<?> member, Conversion conversion) {}

  private interface Conversion {
    Object current(Object legacy);
  }

  private RequestMapping(
      MessageType<M> legacy,
      Supplier<? extends SdkPojo> builders,
      Map<String, Object> defaults,
      Set<String> leftOut) {
    this.legacy = legacy;
    this.builders = builders;
    this.defaults = defaults;
    this.leftOut = leftOut;
    SdkPojo prototype = builders.get();
    for (MessageElement element : legacy.elements()) {
      if (!leftOut.contains(element.name())) {
        Renames.member(element, prototype)
            .ifPresent(each -> steps.add(new Step(element, each, conversion(element, each))));
      }
    }
  }

  /** The mapping by names alone. */
  public static <M, C> RequestMapping<M, C> of(
      Class<M> legacy, Supplier<? extends SdkBuilder<?, C>> builders) {
    return new RequestMapping<>(
        MessageType.of(legacy), () -> (SdkPojo) builders.get(), Map.of(), Set.of());
  }

  /**
   * One in which a member has a value where the legacy message does not say.
   *
   * @param member of the current type
   */
  public RequestMapping<M, C> withDefault(String member, Object value) {
    Map<String, Object> all = new HashMap<>(defaults);
    all.put(member, value);
    return new RequestMapping<>(legacy, builders, all, leftOut);
  }

  /** One in which nothing becomes of those elements, and members have no value. */
  public RequestMapping<M, C> without(String... names) {
    Set<String> all = new HashSet<>(leftOut);
    all.addAll(List.of(names));
    return new RequestMapping<>(legacy, builders, defaults, all);
  }

  /** Elements by the members that they are called otherwise in the current model. */
  public Map<String, String> renames() {
    Map<String, String> renames = new LinkedHashMap<>();
    for (Step step : steps) {
      if (!step.element().name().equals(step.member().locationName())) {
        renames.put(step.element().name(), step.member().locationName());
      }
    }
    return renames;
  }

  /**
   * The elements of a message that no member is for, but for those that the bridge composes answers
   * by.
   */
  public List<String> unsent(M message) {
    return legacy.elements().stream()
        .filter(element -> !OF_THE_BRIDGE.contains(element.name()))
        .filter(element -> !defaults.containsKey(element.name()))
        .filter(element -> steps.stream().noneMatch(step -> step.element() == element))
        .filter(element -> isPresent(element.get(message)))
        .map(MessageElement::name)
        .toList();
  }

  private static boolean isPresent(@Nullable Object value) {
    return value != null && !(value instanceof List<?> list && list.isEmpty());
  }

  /** What members have where the legacy message does not say. */
  public Map<String, Object> defaults() {
    return new TreeMap<>(defaults);
  }

  /** The elements and members that nothing is said about: none, if the mapping is complete. */
  public List<String> unmapped() {
    Set<String> elements = new HashSet<>();
    Set<String> members = new HashSet<>(defaults.keySet());
    steps.forEach(step -> elements.add(step.element().name()));
    steps.forEach(step -> members.add(step.member().locationName()));
    List<String> unmapped = new ArrayList<>();
    for (MessageElement element : legacy.elements()) {
      if (!elements.contains(element.name())
          && !leftOut.contains(element.name())
          && !OF_THE_BRIDGE.contains(element.name())) {
        unmapped.add(legacy.name() + "." + element.name());
      }
    }
    SdkPojo prototype = builders.get();
    for (SdkField<?> member : prototype.sdkFields()) {
      String name = member.locationName();
      if (!members.contains(name) && !leftOut.contains(name) && !OF_PAGES.contains(name)) {
        unmapped.add(((Buildable) prototype).build().getClass().getSimpleName() + "." + name);
      }
    }
    structures.forEach(structure -> unmapped.addAll(structure.unmapped()));
    return unmapped;
  }

  /**
   * The current type. Lists that are empty, as those that are absent, are left out.
   *
   * @throws IllegalArgumentException if there is money in another currency than US dollars
   */
  @SuppressWarnings("unchecked") // What its builder builds.
  public C toCurrent(M message) {
    SdkPojo builder = builders.get();
    defaults.forEach(
        (name, value) ->
            SdkMembers.named(name, builder.sdkFields()).orElseThrow().set(builder, value));
    for (Step step : steps) {
      @Nullable Object value = step.element().get(message);
      if (value != null && isPresent(value)) {
        step.member().set(builder, step.conversion().current(value));
      }
    }
    return (C) ((Buildable) builder).build();
  }

  private Conversion conversion(MessageElement element, SdkField<?> member) {
    if (SdkMembers.type(member) != MarshallingKnownType.LIST) {
      return single(element, member);
    }
    Conversion each = single(element, SdkMembers.element(member));
    return element.isList()
        ? values -> ((List<?>) values).stream().map(each::current).toList()
        : value -> List.of(each.current(value));
  }

  private Conversion single(MessageElement element, SdkField<?> member) {
    Class<?> type = element.type();
    return switch (SdkMembers.type(member)) {
      case STRING -> text(element);
      case INTEGER -> same(element, Integer.class);
      case BOOLEAN -> same(element, Boolean.class);
      case LONG ->
          type == Integer.class
              ? value -> ((Integer) value).longValue()
              : same(element, Long.class);
      case SDK_POJO -> structure(type, member);
      default -> throw noConversion(element);
    };
  }

  private static Conversion text(MessageElement element) {
    Class<?> type = element.type();
    if (type.isEnum()) {
      EnumeratedType values = EnumeratedType.of(type);
      return value -> values.value((Enum<?>) value);
    }
    return type == Price.class ? value -> dollars((Price) value) : same(element, String.class);
  }

  private static String dollars(Price price) {
    String currency = price.getCurrencyCode();
    if (currency != null && !HitTranslation.CURRENCY.equals(currency)) {
      throw new IllegalArgumentException("The current API has no money in " + currency);
    }
    return HitTranslation.dollars(price.getAmount());
  }

  private <S> Conversion structure(Class<S> type, SdkField<?> member) {
    if (type == QualificationRequirement.class) {
      return value -> HitTranslation.requirement((QualificationRequirement) value);
    }
    RequestMapping<S, Object> mapping =
        new RequestMapping<>(MessageType.of(type), member.constructor(), Map.of(), Set.of());
    structures.add(mapping);
    return value -> mapping.toCurrent(type.cast(value));
  }

  private static Conversion same(MessageElement element, Class<?> wanted) {
    if (element.type() != wanted) {
      throw noConversion(element);
    }
    return value -> value;
  }

  private static IllegalStateException noConversion(MessageElement element) {
    return new IllegalStateException(
        "No conversion of " + element.name() + ", which is a " + element.type().getSimpleName());
  }
}
