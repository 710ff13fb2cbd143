/**
 * The documents of a Qualification test - the QuestionForm, the AnswerKey, a Worker's
 * QuestionFormAnswers -, the Questions of HITs, and the score that follows from them. No store, no
 * clock, nothing fetched: text in, values out. {@link org.turkbridge.local.scoring.TestDocuments}
 * is the way in.
 */
@NullMarked
package org.turkbridge.local.scoring;

import org.jspecify.annotations.NullMarked;
