package org.turkbridge.archive.xml;

import java.util.List;
import org.turkbridge.archive.AnswerCount;

/**
 * How far a parser has come with a stretch of a document that has no mistake.
 *
 * @param records in the stretch
 * @param lines that end in it
 * @param open names of the elements that are open, without prefixes, from the outermost
 * @param answers what was counted in them
 */
record XmlStretchEnd(long records, int lines, List<String> open, List<AnswerCount> answers) {
  XmlStretchEnd {
    open = List.copyOf(open);
    answers = List.copyOf(answers);
  }
}
