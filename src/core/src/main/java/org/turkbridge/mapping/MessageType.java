package org.turkbridge.mapping;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type of the legacy messages: its elements, and how to make one.
 *
 * @param <M> the class that is made of it from the schema
 */
public final class MessageType<M> {
  private final Constructor<M> constructor;
  private final List<MessageElement> elements;

  private MessageType(Class<M> type) {
    try {
      this.constructor = type.getConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is no message", e);
    }
    this.elements = MessageElement.of(type);
  }

  /**
   * The type that a class is made from.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static <M> MessageType<M> of(Class<M> type) {
    return new MessageType<>(type);
  }

  /** The type of that name, in the package of all messages. */
  public static Optional<MessageType<?>> named(String name) {
    try {
      return Optional.of(
          of(Class.forName(org.turkbridge.message.Request.class.getPackageName() + "." + name)));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The class. */
  public Class<M> type() {
    return constructor.getDeclaringClass();
  }

  /** As the schema calls it. */
  public String name() {
    return type().getSimpleName();
  }

  /** A message without elements. */
  public M create() {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the order of the schema. */
  public List<MessageElement> elements() {
    return elements;
  }

  /** The names of its elements and, after those of what they are in and a dot, of their parts. */
  public Set<String> paths() {
    return paths("", this).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> paths(String before, MessageType<?> type) {
    return type.elements().stream()
        .flatMap(
            element -> {
              String path = before + element.name();
              return element.isStructure()
                  ? Stream.concat(Stream.of(path), paths(path + ".", of(element.type())))
                  : Stream.of(path);
            });
  }

  /** The element of that name. */
  public Optional<MessageElement> element(String name) {
    return elements.stream().filter(element -> element.name().equals(name)).findFirst();
  }
}
