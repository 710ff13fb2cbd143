package org.turkbridge.translate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.Comparator;
import org.turkbridge.message.HITReviewStatus;
import org.turkbridge.message.HITStatus;
import org.turkbridge.message.Price;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** HITs of the current model as legacy messages. */
public final class HitTranslation {
  /** The one currency that both APIs pay in. The current one does not say so. */
  public static final String CURRENCY = "USD";

  private static final Set<HITAccessActions> GUARDING_PREVIEW =
      Set.of(HITAccessActions.PREVIEW_AND_ACCEPT, HITAccessActions.DISCOVER_PREVIEW_AND_ACCEPT);

  private HitTranslation() {}

  /**
   * A HIT as answers carry it. A QualificationRequirement that the caller's version cannot express
   * is left out.
   */
  public static LegacyAnswer<org.turkbridge.message.HIT> toLegacyAnswer(
      HIT current, KnownElements known) {
    AnswerTexts texts = new AnswerTexts();
    org.turkbridge.message.HIT legacy = new org.turkbridge.message.HIT();
    legacy.setHITId(texts.text(current.hitId()));
    legacy.setHITTypeId(texts.text(current.hitTypeId()));
    if (known.has("HIT", "HITGroupId")) {
      legacy.setHITGroupId(texts.text(current.hitGroupId()));
    }
    if (known.has("HIT", "HITLayoutId")) {
      legacy.setHITLayoutId(texts.text(current.hitLayoutId()));
    }
    legacy.setCreationTime(AnswerTexts.time(current.creationTime()));
    legacy.setTitle(texts.text(current.title()));
    legacy.setDescription(texts.text(current.description()));
    legacy.setQuestion(texts.document(current.question()));
    legacy.setKeywords(texts.text(current.keywords()));
    legacy.setHITStatus(
        current.hitStatusAsString() == null
            ? null
            : HITStatus.fromValue(current.hitStatusAsString()));
    legacy.setMaxAssignments(current.maxAssignments());
    legacy.setReward(current.reward() == null ? null : price(current.reward()));
    legacy.setAutoApprovalDelayInSeconds(current.autoApprovalDelayInSeconds());
    legacy.setExpiration(AnswerTexts.time(current.expiration()));
    legacy.setAssignmentDurationInSeconds(current.assignmentDurationInSeconds());
    legacy.setRequesterAnnotation(texts.text(current.requesterAnnotation()));
    current.qualificationRequirements().stream()
        .map(requirement -> requirement(requirement, texts, known))
        .filter(Objects::nonNull)
        .forEach(legacy.getQualificationRequirement()::add);
    legacy.setHITReviewStatus(
        current.hitReviewStatusAsString() == null
            ? null
            : HITReviewStatus.fromValue(current.hitReviewStatusAsString()));
    legacy.setNumberOfAssignmentsPending(current.numberOfAssignmentsPending());
    legacy.setNumberOfAssignmentsAvailable(current.numberOfAssignmentsAvailable());
    legacy.setNumberOfAssignmentsCompleted(current.numberOfAssignmentsCompleted());
    return new LegacyAnswer<>(legacy, texts.replaced());
  }

  /** An amount of money, as the current API writes it. */
  public static Price price(String dollars) {
    Price price = new Price();
    BigDecimal amount = new BigDecimal(dollars.trim());
    price.setAmount(amount);
    price.setCurrencyCode(CURRENCY);
    price.setFormattedPrice("$" + amount.setScale(Math.max(2, amount.scale())).toPlainString());
    return price;
  }

  private static org.turkbridge.message.@Nullable QualificationRequirement requirement(
      QualificationRequirement current, AnswerTexts texts, KnownElements known) {
    Comparator comparator = Comparator.fromValue(current.comparatorAsString());
    if (!known.has("Comparator", comparator.value())
        || !mayHave("IntegerValue", current.integerValues(), known)
        || !mayHave("LocaleValue", current.localeValues(), known)) {
      return null;
    }
    org.turkbridge.message.QualificationRequirement legacy =
        new org.turkbridge.message.QualificationRequirement();
    legacy.setQualificationTypeId(texts.text(current.qualificationTypeId()));
    legacy.setComparator(comparator);
    legacy.getIntegerValue().addAll(current.integerValues());
    current.localeValues().stream()
        .map(locale -> LocaleTranslation.toLegacy(locale, texts, known))
        .filter(Objects::nonNull)
        .forEach(legacy.getLocaleValue()::add);
    legacy.setRequiredToPreview(requiredToPreview(current));
    return legacy;
  }

  private static boolean mayHave(String element, List<?> values, KnownElements known) {
    return values.size() <= 1 || known.mayRepeat("QualificationRequirement", element);
  }

  /** The current API says it twice; the older member is deprecated there. */
  @SuppressWarnings("deprecation")
  private static @Nullable Boolean requiredToPreview(QualificationRequirement current) {
    @Nullable HITAccessActions actions = current.actionsGuarded();
    if (actions == null) {
      return current.requiredToPreview();
    }
    return GUARDING_PREVIEW.contains(actions);
  }
}
