package org.turkbridge.mapping;

import jakarta.xml.bind.annotation.XmlElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of a legacy message, as the classes say that are made from the schema. */
public final class MessageElement {
  private static final String DEFAULT_NAME = "##default";

  private final Field field;
  private final String name;
  private final boolean isRequired;
  private final Class<?> type;

  private MessageElement(Field field) {
    field.setAccessible(true);
    this.field = field;
    Optional<XmlElement> element = Optional.ofNullable(field.getAnnotation(XmlElement.class));
    this.name =
        element
            .map(XmlElement::name)
            .filter(given -> !given.equals(DEFAULT_NAME))
            .orElseGet(field::getName);
    // One that cannot be absent has a type without null.
    this.isRequired =
        field.getType().isPrimitive() || element.map(XmlElement::required).orElse(false);
    this.type = boxed(isList() ? elementType(field) : field.getType());
  }

  /** The elements of a class of messages, in the order of the schema. */
  static List<MessageElement> of(Class<?> message) {
    return Stream.of(message.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .map(MessageElement::new)
        .toList();
  }

  private static Class<?> elementType(Field list) {
    return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
  }

  private static Class<?> boxed(Class<?> type) {
    if (!type.isPrimitive()) {
      return type;
    }
    if (type == int.class) {
      return Integer.class;
    }
    if (type == long.class) {
      return Long.class;
    }
    if (type == boolean.class) {
      return Boolean.class;
    }
    throw new IllegalStateException("No message is known to have a " + type);
  }

  /** As messages write it, such as {@code QualificationTypeId}. */
  public String name() {
    return name;
  }

  /** What it holds; of one that may occur several times, what each holds. */
  public Class<?> type() {
    return type;
  }

  /** Whether it may occur several times. */
  public boolean isList() {
    return Collection.class.isAssignableFrom(field.getType());
  }

  /** Whether the schema requires it, in the last version at least. */
  public boolean isRequired() {
    return isRequired;
  }

  /** Whether it has elements of its own. */
  public boolean isStructure() {
    return !type.isEnum() && type.getPackage().equals(field.getDeclaringClass().getPackage());
  }

  /**
   * Its value; of one that may occur several times, a list.
   *
   * @return null if absent
   */
  public @Nullable Object get(Object message) {
    try {
      return field.get(message);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sets it.
   *
   * @param value of its type, or for one that may occur several times a list of them; null if
   *     absent
   */
  public void set(Object message, @Nullable Object value) {
    try {
      if (value != null || !field.getType().isPrimitive()) {
        field.set(message, value instanceof List<?> list ? new ArrayList<>(list) : value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
