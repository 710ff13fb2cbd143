package org.turkbridge.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.turkbridge.OwnGenerator;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** Records of every kind in the current model, made by what the SDK says of their members. */
public final class Records {
  /** What answers of the API hold. */
  public static final Set<RecordKind> KINDS =
      Collections.unmodifiableSet(
          EnumSet.range(RecordKind.QUALIFICATION_REQUEST, RecordKind.REVIEW_REPORT));

  private static final Set<String> AMOUNTS = Set.of("Reward", "BonusAmount");

  /** What stands in records and never without these. */
  private static final Set<String> REQUIRED =
      Set.of("Comparator", "QualificationTypeId", "Country", "PolicyName");

  private final Arbitrary<String> texts;
  private final Arbitrary<Instant> times;

  private Records(Arbitrary<String> texts, Arbitrary<Instant> times) {
    this.texts = texts;
    this.times = times;
  }

  /** A record and what it is. */
  public record Kinded(RecordKind kind, SdkPojo value) {}

  /** Records of all kinds by turns. */
  public static Arbitrary<Kinded> any(Arbitrary<String> texts, Arbitrary<Instant> times) {
    List<Arbitrary<Kinded>> kinds = new ArrayList<>();
    for (RecordKind kind : KINDS) {
      kinds.add(OwnGenerator.of(of(kind, texts, times).map(value -> new Kinded(kind, value))));
    }
    return Arbitraries.oneOf(kinds);
  }

  /**
   * Records of one kind.
   *
   * @param texts that are not ids, amounts or one of several
   */
  public static Arbitrary<SdkPojo> of(
      RecordKind kind, Arbitrary<String> texts, Arbitrary<Instant> times) {
    return new Records(texts, times).structure(kind.builder(), kind.members(), kind.required());
  }

  private Arbitrary<SdkPojo> structure(
      SdkPojo builder, List<SdkField<?>> members, Set<String> required) {
    List<Arbitrary<Optional<Object>>> values =
        members.stream()
            .map(
                member -> {
                  Arbitrary<Object> value = OwnGenerator.of(value(builder, member));
                  return required.contains(member.locationName())
                      ? value.filter(each -> !each.equals("")).map(Optional::of)
                      : value.optional(0.6);
                })
            .toList();
    return OwnGenerator.of(
        Combinators.combine(values)
            .as(
                held -> {
                  SdkPojo structure = RecordKind.built(builder);
                  SdkPojo copy = copy(structure);
                  for (int i = 0; i < held.size(); i++) {
                    if (held.get(i).isPresent()) {
                      members.get(i).set(copy, held.get(i).get());
                    }
                  }
                  return RecordKind.built(copy);
                }));
  }

  /** A builder of its own. */
  private static SdkPojo copy(SdkPojo built) {
    return (SdkPojo) ((ToCopyableBuilder<?, ?>) built).toBuilder();
  }

  private Arbitrary<Object> value(SdkPojo holder, SdkField<?> member) {
    String name = member.locationName();
    return switch (SdkMembers.type(member)) {
      case INSTANT -> times.map(Object.class::cast);
      case INTEGER -> Arbitraries.integers().map(Object.class::cast);
      case LONG -> Arbitraries.longs().map(Object.class::cast);
      case BOOLEAN -> Arbitraries.of(true, false).map(Object.class::cast);
      case SDK_POJO -> structure(SdkMembers.builder(member)).map(Object.class::cast);
      case LIST ->
          value(holder, SdkMembers.element(member)).list().ofMaxSize(3).map(Object.class::cast);
      case STRING ->
          EnumeratedMembers.values(holder, name)
              .<Arbitrary<Object>>map(
                  known ->
                      // What legacy XML refuses has a test of its own.
                      Arbitraries.of(new TreeSet<>(known))
                          .filter(each -> !each.equals("DiscoverPreviewAndAccept"))
                          .map(Object.class::cast))
              .orElseGet(() -> text(name).map(Object.class::cast));
      default -> throw new IllegalStateException("no values for " + name);
    };
  }

  private Arbitrary<SdkPojo> structure(SdkPojo builder) {
    return structure(builder, builder.sdkFields(), REQUIRED);
  }

  private Arbitrary<String> text(String name) {
    if (AMOUNTS.contains(name)) {
      return Arbitraries.integers()
          .between(0, 1_000_000)
          .map(cents -> "%d.%02d".formatted(cents / 100, cents % 100));
    }
    return name.endsWith("Id")
        ? Arbitraries.oneOf(
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(30), texts)
        : texts;
  }
}
