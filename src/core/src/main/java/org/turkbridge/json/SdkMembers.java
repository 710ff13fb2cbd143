package org.turkbridge.json;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;

/** What the SDK says of the members of the current model's types, in the model's order. */
public final class SdkMembers {
  private SdkMembers() {}

  /** The member of that name. */
  public static Optional<SdkField<?>> named(String name, List<SdkField<?>> members) {
    for (SdkField<?> member : members) {
      if (member.locationName().equals(name)) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  /** What a value of it is. */
  public static MarshallingKnownType type(SdkField<?> member) {
    return member.marshallingType().getKnownType();
  }

  /** What the elements of a list are. */
  public static SdkField<?> element(SdkField<?> list) {
    return list.getTrait(ListTrait.class).memberFieldInfo();
  }

  /** An empty builder of the structure that it is or is a list of. */
  public static SdkPojo builder(SdkField<?> member) {
    return type(member) == MarshallingKnownType.LIST
        ? builder(element(member))
        : member.constructor().get();
  }

  /** The members of the structure that it is or is a list of; none if it is neither. */
  public static List<SdkField<?>> structure(SdkField<?> member) {
    return switch (type(member)) {
      case SDK_POJO -> member.constructor().get().sdkFields();
      case LIST -> structure(element(member));
      default -> List.of();
    };
  }
}
