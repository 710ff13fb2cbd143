package org.turkbridge.archive.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;

/** An amount of money while its elements are read. */
final class PriceDraft {
  private static final String AMOUNT = "Amount";
  private static final String CURRENCY = "CurrencyCode";
  static final List<String> ELEMENTS = List.of(AMOUNT, CURRENCY, "FormattedPrice");

  private @Nullable ElementText amount;
  private @Nullable Cause fault;

  boolean takes(String element) {
    return ELEMENTS.contains(element);
  }

  /** How people read it follows from the amount. */
  void put(String element, ElementText text) {
    switch (element) {
      case AMOUNT -> amount = text;
      case CURRENCY -> fault = MoneyText.currencyFault(text.text());
      default -> {
        // FormattedPrice.
      }
    }
  }

  /** In dollars, as the current model writes it. */
  ElementText amount() {
    if (amount == null) {
      return ElementText.faulty(
          "", new Cause(RefusalKind.MISSING_ELEMENT, "has no Amount; add it"));
    }
    return fault == null ? MoneyText.dollars(amount) : ElementText.faulty(amount.text(), fault);
  }
}
