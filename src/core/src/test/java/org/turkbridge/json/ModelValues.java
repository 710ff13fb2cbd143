package org.turkbridge.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Makes values of the current model's types, whatever members they have. */
final class ModelValues {
  private static final String[] TEXTS = {
    "",
    " ",
    "A1B2",
    "\"\\/\b\t\n\f\r\u0001\u007f\u2028",
    "Fran\u00e7ais \u65e5\u672c\u8a9e \ud83d\ude00",
    "<QuestionForm>\n  \u00e9 \"quoted\" \ud83d\ude00</QuestionForm>".repeat(20),
  };

  /** What the SDK writes and reads: milliseconds of the years 1 to 9999. */
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private static final long END = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  private final Random random;
  private final double absent;
  private final Set<MarshallingKnownType> made = new TreeSet<>();

  /**
   * @param absent how many of the members are, of one
   */
  ModelValues(long seed, double absent) {
    this.random = new Random(seed);
    this.absent = absent;
  }

  /** A value of the builder's type. */
  Object of(Supplier<? extends SdkPojo> builders) {
    SdkPojo builder = builders.get();
    for (SdkField<?> field : builder.sdkFields()) {
      if (random.nextDouble() >= absent) {
        field.set(builder, value(field));
      }
    }
    return ((Buildable) builder).build();
  }

  /** Which types of members were made so far. */
  Set<MarshallingKnownType> made() {
    return made;
  }

  private Object value(SdkField<?> field) {
    MarshallingKnownType type = field.marshallingType().getKnownType();
    made.add(type);
    return switch (type) {
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> Instant.ofEpochMilli(random.nextLong(FIRST, END));
      case SDK_POJO -> of(field.constructor());
      case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo());
      default -> throw new AssertionError("no value is made of " + type);
    };
  }

  private List<Object> list(SdkField<?> element) {
    List<Object> list = new ArrayList<>();
    int size = random.nextInt(4);
    while (list.size() < size) {
      list.add(random.nextInt(10) == 0 ? null : value(element));
    }
    return list;
  }
}
