package org.turkbridge.awscli.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * A structure of the current API.
 *
 * @param members in the order of the service's model, which is that of the SDK's fields
 */
public record Shape(List<Member> members) {
  public Shape {
    members = List.copyOf(members);
  }

  /** What a value is. */
  public enum Kind {
    TEXT,
    INTEGER,
    BOOLEAN,
    TIMESTAMP,
    STRUCTURE,
    LIST
  }

  /**
   * A member.
   *
   * @param structure its own members, or those of its elements; null if there are none
   */
  public record Member(String name, Kind kind, @Nullable Shape structure) {}

  /**
   * The shape of a type of the SDK.
   *
   * @param empty one of its kind, such as {@code X.builder().build()}
   */
  public static Shape of(SdkPojo empty) {
    return new Shape(empty.sdkFields().stream().map(Shape::member).toList());
  }

  /** The member of that name. */
  public Optional<Member> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  private static Member member(SdkField<?> field) {
    MarshallingKnownType type = field.marshallingType().getKnownType();
    return new Member(
        field.locationName(),
        kind(type),
        switch (type) {
          case SDK_POJO -> structure(field);
          case LIST -> structure(field.getTrait(ListTrait.class).memberFieldInfo());
          default -> null;
        });
  }

  private static @Nullable Shape structure(SdkField<?> field) {
    return field.marshallingType().getKnownType() == MarshallingKnownType.SDK_POJO
        ? of(field.constructor().get())
        : null;
  }

  private static Kind kind(MarshallingKnownType type) {
    return switch (type) {
      case STRING -> Kind.TEXT;
      case INTEGER, LONG -> Kind.INTEGER;
      case BOOLEAN -> Kind.BOOLEAN;
      case INSTANT -> Kind.TIMESTAMP;
      case SDK_POJO -> Kind.STRUCTURE;
      case LIST -> Kind.LIST;
      default -> throw new IllegalStateException("No member of the API is a " + type);
    };
  }
}
