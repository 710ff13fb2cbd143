package org.turkbridge.archive.xml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.HitTranslation;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Quotation;

/** Amounts of money as archives write them. */
final class MoneyText {
  /** No amount of the API is longer, not even one of a program's binary fractions. */
  private static final int MOST_DIGITS = 100;

  private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]*");
  private static final BigDecimal NOISE = new BigDecimal("1e-9");

  private MoneyText() {}

  /** Why a currency cannot be carried over; null if it can. The current model has dollars only. */
  static @Nullable Cause currencyFault(String currency) {
    return currency.isEmpty() || currency.equals(HitTranslation.CURRENCY)
        ? null
        : new Cause(
            RefusalKind.WRONG_TYPE,
            "is in the currency "
                + Quotation.of(currency)
                + ", and the current API has only USD; convert the amount");
  }

  /** In dollars and cents. What a binary fraction adds to them is no part of the amount. */
  static ElementText dollars(ElementText text) {
    String written = text.text();
    if (text.fault() != null) {
      return text;
    }
    if (written.length() > MOST_DIGITS
        || written.chars().noneMatch(Character::isDigit)
        || !NUMBER.matcher(written).matches()) {
      return ElementText.faulty(
          written,
          new Cause(
              RefusalKind.WRONG_TYPE,
              Quotation.of(text.written())
                  + " is no amount of dollars such as 0.05; put it right"));
    }
    BigDecimal amount = new BigDecimal(written);
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    if (amount.subtract(cents).abs().compareTo(NOISE) > 0) {
      return ElementText.faulty(
          written,
          new Cause(
              RefusalKind.WRONG_TYPE,
              Quotation.of(text.written())
                  + " has fractions of a cent, which the current API cannot hold; round it"));
    }
    String dollars = cents.toPlainString();
    if (dollars.equals(written)) {
      return text;
    }
    Set<Normalisation> found = EnumSet.of(Normalisation.AMOUNT);
    found.addAll(text.normalisations());
    return new ElementText(dollars, found, text.written(), null);
  }
}
