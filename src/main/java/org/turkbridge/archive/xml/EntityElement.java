package org.turkbridge.archive.xml;

import java.util.function.BiConsumer;

/**
 * An element of a QualificationType or a Qualification.
 *
 * @param setter takes the text into the message; throws an IllegalArgumentException if it cannot
 */
record EntityElement<M>(Notation notation, BiConsumer<M, String> setter) {
  /** How the text is to be taken. */
  enum Notation {
    /** White space around it means nothing, and an empty one is absent. */
    VALUE,
    /** As it stands. */
    TEXT,
    /** A whole document. */
    DOCUMENT,
    /** There is no text, but other elements. */
    GROUP
  }

  static <M> EntityElement<M> value(BiConsumer<M, String> setter) {
    return new EntityElement<>(Notation.VALUE, setter);
  }

  static <M> EntityElement<M> text(BiConsumer<M, String> setter) {
    return new EntityElement<>(Notation.TEXT, setter);
  }

  static <M> EntityElement<M> document(BiConsumer<M, String> setter) {
    return new EntityElement<>(Notation.DOCUMENT, setter);
  }

  static <M> EntityElement<M> group() {
    return new EntityElement<>(Notation.GROUP, (message, text) -> {});
  }
}
