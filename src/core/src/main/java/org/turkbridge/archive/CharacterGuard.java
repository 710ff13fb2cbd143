package org.turkbridge.archive;

import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Lets pass what a form can hold.
 *
 * @param form as the user knows it, such as {@code CSV}
 * @param firstInvalid index of the first character of a text that the form cannot hold, or -1
 * @param replaced a text with {@link InvalidCharacters#REPLACE} done
 */
public record CharacterGuard(
    String form,
    ToIntFunction<String> firstInvalid,
    UnaryOperator<String> replaced,
    InvalidCharacters invalidCharacters) {
  /**
   * The request as it can be written.
   *
   * @throws UntranslatableException if it has a character that the form cannot hold, and none is to
   *     be replaced
   */
  public Translated<QualificationRequest> pass(QualificationRequest request) {
    if (holds(ModelMember.QUALIFICATION_REQUEST_ID, request.qualificationRequestId())
        && holds(ModelMember.QUALIFICATION_TYPE_ID, request.qualificationTypeId())
        && holds(ModelMember.WORKER_ID, request.workerId())
        && holds(ModelMember.TEST, request.test())
        && holds(ModelMember.ANSWER, request.answer())) {
      return Translated.unchanged(request);
    }
    return new Translated<>(
        request.toBuilder()
            .qualificationRequestId(replace(request.qualificationRequestId()))
            .qualificationTypeId(replace(request.qualificationTypeId()))
            .workerId(replace(request.workerId()))
            .test(replace(request.test()))
            .answer(replace(request.answer()))
            .build(),
        Set.of(Normalisation.REPLACED_CHARACTER));
  }

  private boolean holds(ModelMember member, @Nullable String text) {
    int at = text == null ? -1 : firstInvalid.applyAsInt(text);
    if (text == null || at < 0) {
      return true;
    }
    if (invalidCharacters == InvalidCharacters.REJECT) {
      throw new UntranslatableException(
          "%s: character U+%04X at position %d cannot be written in %s; remove it, or have it"
                  .formatted(member.label(), text.codePointAt(at), at, form)
              + " replaced with --invalid-chars replace");
    }
    return false;
  }

  private @Nullable String replace(@Nullable String text) {
    return text == null ? null : replaced.apply(text);
  }
}
