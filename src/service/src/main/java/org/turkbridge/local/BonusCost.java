package org.turkbridge.local;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a bonus costs its Requester, in US dollars to the cent.
 *
 * @param bonus goes to the Worker
 * @param fee goes to Mechanical Turk: 20 % of the bonus, whatever the HIT, rounded half up, at
 *     least 0.01 (its price list since 2015-07-22)
 */
record BonusCost(BigDecimal bonus, BigDecimal fee) {
  private static final int CENTS = 2;
  private static final BigDecimal RATE = new BigDecimal("0.20");
  private static final BigDecimal LEAST_FEE = new BigDecimal("0.01");

  /**
   * The cost of a bonus.
   *
   * @param amount as the API has it, such as {@code 0.05}
   */
  static BonusCost of(String amount) {
    BigDecimal bonus = new BigDecimal(amount).setScale(CENTS, RoundingMode.HALF_UP);
    return new BonusCost(
        bonus, bonus.multiply(RATE).setScale(CENTS, RoundingMode.HALF_UP).max(LEAST_FEE));
  }

  BigDecimal total() {
    return bonus.add(fee);
  }
}
