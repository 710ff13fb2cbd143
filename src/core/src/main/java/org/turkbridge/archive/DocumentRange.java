package org.turkbridge.archive;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a document that is read apart from the rest. It begins before a record or with the
 * document; it ends before a record or with the document.
 *
 * @param begins whether the document begins with it
 * @param ends whether the document ends with it
 * @param surroundings what the records stand in where it begins and ends
 */
public record DocumentRange(boolean begins, boolean ends, Surroundings surroundings)
    implements Serializable {
  /** What a document is written in. */
  public enum Notation {
    XML,
    JSON_LINES
  }

  /**
   * What the records of a document stand in.
   *
   * @param startTags of the elements that are open around them, each byte a character; none in JSON
   * @param names of these elements without prefixes, from the outermost
   * @param charset name of the encoding
   */
  public record Surroundings(
      Notation notation, String startTags, List<String> names, String charset)
      implements Serializable {
    public Surroundings {
      names = List.copyOf(names);
    }
  }

  /** Its beginning, as nobody knows what comes before it. */
  public Origin start() {
    return begins
        ? Origin.START
        : new Origin(
            0,
            0,
            0,
            IntStream.range(0, surroundings.names().size())
                .mapToObj(level -> new AnswerCount(level, false, null, 0))
                .toList());
  }
}
