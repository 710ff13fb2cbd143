package org.turkbridge.translate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.Comparator;
import org.turkbridge.message.Price;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** What HITs are made of, between the current model and the legacy messages. */
public final class HitTranslation {
  /** The one currency that both APIs pay in. The current one does not say so. */
  public static final String CURRENCY = "USD";

  private static final int CENTS = 2;

  private static final Set<Comparator> WITHOUT_VALUE =
      Set.of(Comparator.EXISTS, Comparator.DOES_NOT_EXIST);

  private static final Set<HITAccessActions> GUARDING_PREVIEW =
      Set.of(HITAccessActions.PREVIEW_AND_ACCEPT, HITAccessActions.DISCOVER_PREVIEW_AND_ACCEPT);

  private HitTranslation() {}

  /** An amount of money, as the current API writes it. */
  public static Price price(String dollars) {
    Price price = new Price();
    BigDecimal amount = new BigDecimal(dollars.trim());
    int scale = Math.max(CENTS, amount.scale());
    price.setAmount(amount.setScale(scale));
    price.setCurrencyCode(CURRENCY);
    price.setFormattedPrice(String.format(Locale.ROOT, "$%,." + scale + "f", amount));
    return price;
  }

  /**
   * An amount of money as the current API takes it: in whole cents, since old programs send what a
   * binary fraction comes to, such as 0.05000000000000000277.
   */
  public static String dollars(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
  }

  /** What the current API is sent for it. A comparator that takes no value is sent none. */
  public static QualificationRequirement requirement(
      org.turkbridge.message.QualificationRequirement legacy) {
    QualificationRequirement.Builder current =
        QualificationRequirement.builder()
            .qualificationTypeId(legacy.getQualificationTypeId())
            .comparator(legacy.getComparator().value());
    if (!WITHOUT_VALUE.contains(legacy.getComparator())) {
      if (!legacy.getIntegerValue().isEmpty()) {
        current.integerValues(legacy.getIntegerValue());
      }
      if (!legacy.getLocaleValue().isEmpty()) {
        current.localeValues(
            legacy.getLocaleValue().stream().map(LocaleTranslation::toCurrent).toList());
      }
    }
    if (Boolean.TRUE.equals(legacy.isRequiredToPreview())) {
      current.actionsGuarded(HITAccessActions.PREVIEW_AND_ACCEPT);
    }
    return current.build();
  }

  /**
   * As answers carry it.
   *
   * @return null if the caller's version cannot express it
   */
  public static org.turkbridge.message.@Nullable QualificationRequirement requirement(
      Object value, AnswerTexts texts, KnownElements known) {
    return requirement((QualificationRequirement) value, texts, known);
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

  /**
   * What the legacy API says of who may look at a HIT; null if nothing is said. The current API
   * says it twice; the older member is deprecated there.
   */
  @SuppressWarnings("deprecation")
  public static @Nullable Boolean requiredToPreview(QualificationRequirement current) {
    @Nullable HITAccessActions actions = current.actionsGuarded();
    if (actions == null) {
      return current.requiredToPreview();
    }
    return GUARDING_PREVIEW.contains(actions);
  }

  /** Says what a requirement with a RequiredToPreview guards, as the current API does beside it. */
  @SuppressWarnings("deprecation")
  public static void guardPreview(SdkPojo requirement) {
    QualificationRequirement.Builder current = (QualificationRequirement.Builder) requirement;
    @Nullable Boolean required = current.build().requiredToPreview();
    if (required != null) {
      current.actionsGuarded(
          required ? HITAccessActions.PREVIEW_AND_ACCEPT : HITAccessActions.ACCEPT);
    }
  }
}
