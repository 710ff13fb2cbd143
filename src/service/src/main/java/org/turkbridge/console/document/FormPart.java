package org.turkbridge.console.document;

import java.util.List;
import java.util.Optional;

/**
 * A part of a form: an overview, or a question.
 *
 * @param content what is shown of it, in its order
 * @param question what is asked; empty in an overview
 */
public record FormPart(List<Block> content, Optional<Asked> question) {
  public FormPart {
    content = List.copyOf(content);
  }

  /**
   * A piece of what is shown.
   *
   * @param kind how it is to look
   * @param text of whoever wrote the form
   */
  public record Block(Kind kind, String text) {}

  /** How a piece looks. */
  public enum Kind {
    TITLE,
    TEXT,
    ITEM,
    /** A picture, a sound or a program, which is named instead of loaded. */
    MEDIA
  }

  /**
   * A question.
   *
   * @param identifier answers name it so
   * @param name what it is called; empty if it has no name
   * @param answer what is asked for, in words
   * @param isOneOf whether one choice alone may be made
   * @param choices what can be chosen; none where a text or a file is asked for
   */
  public record Asked(
      String identifier,
      String name,
      boolean isRequired,
      String answer,
      boolean isOneOf,
      List<Choice> choices) {
    public Asked {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What can be chosen.
   *
   * @param identifier answers name it so
   */
  public record Choice(String identifier, String text) {}
}
