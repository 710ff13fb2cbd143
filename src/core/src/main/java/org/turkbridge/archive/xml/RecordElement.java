package org.turkbridge.archive.xml;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.EnumeratedMembers;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * An element of a record, and the member of the current model that it is there.
 *
 * @param name without a prefix
 * @param isRequired whether every record has it
 * @param isRepeated whether there may be several, which the member lists
 * @param isWritten whether records are written with it: not where old programs know a member by
 *     another name too
 * @param member null of what the current model does not tell
 * @param scalar how its text is a value; of a {@link Notation#STRUCTURE} that of nothing
 * @param structure what it is made of; null of all but a {@link Notation#STRUCTURE}
 * @param held what of a value of the current model it holds; null for nothing. Throws an {@link
 *     org.turkbridge.translate.UntranslatableException} of what it cannot hold.
 */
record RecordElement(
    String name,
    Notation notation,
    boolean isRequired,
    boolean isRepeated,
    boolean isWritten,
    @Nullable SdkField<?> member,
    Scalar scalar,
    @Nullable RecordType structure,
    Function<SdkPojo, @Nullable Object> held) {
  /** How what is in it is to be taken. */
  enum Notation {
    /** White space around it means nothing, and whatever is left is one. */
    IDENTIFIER,
    /** White space around it means nothing, and not every text is one. */
    VALUE,
    /** The same, a time. */
    TIME,
    /** As it stands. */
    TEXT,
    /** A whole document. */
    DOCUMENT,
    /** An amount of money, its currency, and how people read it. */
    PRICE,
    /** There is no text, but other elements. */
    STRUCTURE,
    /** The current model has nothing of it: it follows from the rest. */
    IGNORED
  }

  static RecordElement of(String name, Notation notation, SdkField<?> member) {
    return new RecordElement(
        name,
        notation,
        false,
        SdkMembers.type(member) == MarshallingKnownType.LIST,
        true,
        member,
        Scalar.of(member),
        null,
        value -> held(member, value));
  }

  static RecordElement ignored(String name) {
    return new RecordElement(
        name, Notation.IGNORED, false, true, false, null, Scalar.TEXT, null, value -> null);
  }

  private static @Nullable Object held(SdkField<?> member, SdkPojo value) {
    @Nullable Object held = member.getValueOrDefault(value);
    return held instanceof SdkAutoConstructList ? null : held;
  }

  RecordElement required() {
    return new RecordElement(
        name, notation, true, isRepeated, isWritten, member, scalar, structure, held);
  }

  /** The same, in which a value of the current model is never written. */
  RecordElement onlyRead() {
    return new RecordElement(
        name, notation, isRequired, isRepeated, false, member, scalar, structure, held);
  }

  RecordElement with(Scalar other) {
    return new RecordElement(
        name, notation, isRequired, isRepeated, isWritten, member, other, structure, held);
  }

  RecordElement with(RecordType inner) {
    return new RecordElement(
        name, notation, isRequired, isRepeated, isWritten, member, scalar, inner, held);
  }

  RecordElement holding(Function<SdkPojo, @Nullable Object> other) {
    return new RecordElement(
        name, notation, isRequired, isRepeated, isWritten, member, scalar, structure, other);
  }

  /** A text as a value of the current model, and back. */
  interface Scalar {
    Scalar TEXT =
        new Scalar() {
          @Override
          public Object current(String text) {
            return text;
          }

          @Override
          public String legacy(Object value) {
            return value.toString();
          }
        };
    Scalar INTEGER = of(Integer::valueOf, Object::toString);
    Scalar LONG = of(Long::valueOf, Object::toString);

    /** An xs:boolean; the old service wrote others with a capital. */
    Scalar TRUTH = of(Scalar::truth, Object::toString);

    /** One that the old service wrote as a digit. */
    Scalar TRUTH_AS_DIGIT = of(Scalar::truth, value -> (Boolean) value ? "1" : "0");

    /**
     * The value.
     *
     * @throws IllegalArgumentException if the text is none
     */
    Object current(String text);

    /** The text of a value. */
    String legacy(Object value);

    /** What to do about a text that is no value. */
    default String remedy() {
      return "put it right";
    }

    private static Scalar of(Function<String, Object> current, Function<Object, String> legacy) {
      return new Scalar() {
        @Override
        public Object current(String text) {
          return current.apply(text);
        }

        @Override
        public String legacy(Object value) {
          return legacy.apply(value);
        }
      };
    }

    /** That of a member by its type. */
    static Scalar of(SdkField<?> member) {
      return switch (SdkMembers.type(member)) {
        case INTEGER -> INTEGER;
        case LONG -> LONG;
        case BOOLEAN -> TRUTH;
        case LIST -> of(SdkMembers.element(member));
        default -> TEXT;
      };
    }

    /** One of several texts, which old programs capitalise as they like. */
    static Scalar oneOf(Set<String> values) {
      return new Scalar() {
        @Override
        public Object current(String text) {
          return EnumeratedMembers.alike(values, text)
              .orElseThrow(() -> new IllegalArgumentException(text));
        }

        @Override
        public String legacy(Object value) {
          return value.toString();
        }

        @Override
        public String remedy() {
          return EnumeratedMembers.remedy(values);
        }
      };
    }

    private static Boolean truth(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> throw new IllegalArgumentException(text);
      };
    }
  }
}
