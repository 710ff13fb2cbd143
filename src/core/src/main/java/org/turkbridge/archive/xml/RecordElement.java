package org.turkbridge.archive.xml;

import java.util.function.BiConsumer;

/**
 * An element of a record.
 *
 * @param name without a prefix; of one within another both, such as {@code LocaleValue/Country}
 * @param isRequired whether every record has it
 * @param setter takes the text into the message; throws an IllegalArgumentException if it cannot
 */
record RecordElement<M>(
    String name, Notation notation, boolean isRequired, BiConsumer<M, String> setter) {
  /** How the text is to be taken. */
  enum Notation {
    /** White space around it means nothing, and whatever is left is one. */
    IDENTIFIER,
    /** White space around it means nothing, and not every text is one. */
    VALUE,
    /** The same, which the translation decides. A record has one. */
    TIME,
    /** As it stands. */
    TEXT,
    /** A whole document. */
    DOCUMENT,
    /** There is no text, but other elements. */
    GROUP;

    boolean isValue() {
      return this == IDENTIFIER || this == VALUE || this == TIME;
    }
  }

  static <M> RecordElement<M> identifier(String name, BiConsumer<M, String> setter) {
    return new RecordElement<>(name, Notation.IDENTIFIER, false, setter);
  }

  static <M> RecordElement<M> value(String name, BiConsumer<M, String> setter) {
    return new RecordElement<>(name, Notation.VALUE, false, setter);
  }

  static <M> RecordElement<M> time(String name, BiConsumer<M, String> setter) {
    return new RecordElement<>(name, Notation.TIME, false, setter);
  }

  static <M> RecordElement<M> text(String name, BiConsumer<M, String> setter) {
    return new RecordElement<>(name, Notation.TEXT, false, setter);
  }

  static <M> RecordElement<M> document(String name, BiConsumer<M, String> setter) {
    return new RecordElement<>(name, Notation.DOCUMENT, false, setter);
  }

  static <M> RecordElement<M> group(String name) {
    return new RecordElement<>(name, Notation.GROUP, false, (message, text) -> {});
  }

  /** The same, without which a record is refused. */
  RecordElement<M> required() {
    return new RecordElement<>(name, notation, true, setter);
  }
}
