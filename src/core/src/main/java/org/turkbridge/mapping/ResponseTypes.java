package org.turkbridge.mapping;

import java.util.Optional;
import java.util.function.Supplier;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The answers of the current API's operations. */
public final class ResponseTypes {
  private static final String REQUEST = "Request";

  private ResponseTypes() {}

  /** The answer to requests, without members. The SDK names both after their operation. */
  public static SdkPojo of(Supplier<? extends SdkBuilder<?, ?>> requests) {
    return of(requests.get().build().getClass());
  }

  /** The answer to a class of requests, without members. */
  public static SdkPojo of(Class<?> requests) {
    String request = requests.getName();
    String operation = request.substring(0, request.length() - REQUEST.length());
    try {
      Class<?> response = Class.forName(operation + "Response");
      Object builder = response.getMethod("builder").invoke(null);
      return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("There is no response to a " + request, e);
    }
  }

  /** The member of that name that is a structure. */
  public static Optional<SdkField<?>> member(String name, SdkPojo response) {
    return SdkMembers.named(name, response.sdkFields())
        .filter(member -> SdkMembers.type(member) == MarshallingKnownType.SDK_POJO);
  }

  /** A structure without members, of the kind that a member holds. */
  public static SdkPojo empty(SdkField<?> member) {
    return (SdkPojo) ((Buildable) member.constructor().get()).build();
  }
}
