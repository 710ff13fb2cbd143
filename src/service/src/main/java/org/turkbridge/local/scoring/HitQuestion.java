package org.turkbridge.local.scoring;

import org.turkbridge.message.questionform.QuestionForm;

/** What the Question of a HIT asks. */
public sealed interface HitQuestion {
  /** A form of Mechanical Turk's own. */
  record Form(QuestionForm form) implements HitQuestion {}

  /**
   * A page of the Requester's.
   *
   * @param url where it is
   */
  record External(String url) implements HitQuestion {}

  /**
   * A page that is in the Question.
   *
   * @param content of HTML, of whoever wrote the Question
   */
  record Html(String content) implements HitQuestion {}
}
