package org.turkbridge.local;

import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * What a request of an operation is made of: the members of the SDK's type, and constraints on
 * them.
 */
final class RequestShape<I> {
  private final Supplier<? extends SdkBuilder<?, I>> builders;
  private final Map<String, Member> members;

  private RequestShape(Supplier<? extends SdkBuilder<?, I>> builders, Map<String, Member> members) {
    this.builders = builders;
    this.members = members;
  }

  /**
   * The shape of an SDK request.
   *
   * @param members those that have constraints
   */
  static <I> RequestShape<I> of(Supplier<? extends SdkBuilder<?, I>> builders, Member... members) {
    return new RequestShape<>(
        builders, Stream.of(members).collect(Collectors.toMap(Member::name, Function.identity())));
  }

  /**
   * The request that a caller gave.
   *
   * @throws Failure if a member is of another kind, or violates a constraint
   */
  I read(RequestMembers given) {
    SdkBuilder<?, I> request = builders.get();
    Validation validation = new Validation();
    for (SdkField<?> field : ((SdkPojo) request).sdkFields()) {
      read(field, given, validation, request);
    }
    validation.require();
    return request.build();
  }

  private void read(
      SdkField<?> field, RequestMembers given, Validation validation, Object request) {
    String name = field.locationName();
    MarshallingKnownType kind = field.marshallingType().getKnownType();
    @Nullable Object value = value(name, kind, given);
    int before = validation.count();
    Member member = members.getOrDefault(name, Member.of(name));
    member.check(value, validation);
    if (validation.count() == before && value instanceof BigInteger number) {
      value = narrow(name, kind, number, validation);
    }
    if (validation.count() == before && value != null) {
      field.set(request, value);
    }
  }

  private static @Nullable Object value(
      String name, MarshallingKnownType kind, RequestMembers given) {
    return switch (kind) {
      case STRING -> given.text(name);
      case INTEGER, LONG -> given.integer(name);
      case BOOLEAN -> given.truth(name);
      default -> throw new IllegalStateException(name + " is of a kind that is not read: " + kind);
    };
  }

  /** A whole number of JSON can be larger than the member can hold. */
  private static Number narrow(
      String name, MarshallingKnownType kind, BigInteger number, Validation validation) {
    if (kind == MarshallingKnownType.INTEGER) {
      validation.range(name, number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      return number.intValue();
    }
    validation.range(name, number, Long.MIN_VALUE, Long.MAX_VALUE);
    return number.longValue();
  }
}
