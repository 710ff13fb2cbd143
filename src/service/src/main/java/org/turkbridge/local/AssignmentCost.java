package org.turkbridge.local;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.turkbridge.local.store.SystemQualificationType;
import org.turkbridge.translate.AssignmentLimits;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/**
 * What approving one assignment costs its Requester, in US dollars to the cent.
 *
 * @param reward goes to the Worker
 * @param fee goes to Mechanical Turk: 20 % of the reward, 40 % in a HIT of ten assignments or more,
 *     5 % more where Masters are asked for; rounded half up, at least 0.01 (its price list since
 *     2015-07-22)
 */
record AssignmentCost(BigDecimal reward, BigDecimal fee) {
  static final AssignmentCost NONE = new AssignmentCost(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int CENTS = 2;
  private static final BigDecimal RATE = new BigDecimal("0.20");
  private static final BigDecimal RATE_OF_MANY = new BigDecimal("0.40");
  private static final BigDecimal RATE_OF_MASTERS = new BigDecimal("0.05");
  private static final BigDecimal LEAST_FEE = new BigDecimal("0.01");
  private static final Set<SystemQualificationType> MASTERS =
      Set.of(SystemQualificationType.MASTERS, SystemQualificationType.MASTERS_SANDBOX);

  /**
   * The cost of an assignment of a HIT.
   *
   * @param reward as the API has it, such as {@code 0.05}
   * @param maxAssignments how many the HIT has in all
   * @param requirements who may accept it
   */
  static AssignmentCost of(
      String reward, int maxAssignments, List<QualificationRequirement> requirements) {
    BigDecimal rate = maxAssignments >= AssignmentLimits.MANY ? RATE_OF_MANY : RATE;
    if (requirements.stream().anyMatch(AssignmentCost::asksForMasters)) {
      rate = rate.add(RATE_OF_MASTERS);
    }
    BigDecimal paid = new BigDecimal(reward).setScale(CENTS, RoundingMode.HALF_UP);
    BigDecimal fee = paid.multiply(rate).setScale(CENTS, RoundingMode.HALF_UP).max(LEAST_FEE);
    return new AssignmentCost(paid, fee);
  }

  private static boolean asksForMasters(QualificationRequirement requirement) {
    return requirement.comparator() != Comparator.DOES_NOT_EXIST
        && SystemQualificationType.of(requirement.qualificationTypeId())
            .filter(MASTERS::contains)
            .isPresent();
  }

  BigDecimal total() {
    return reward.add(fee);
  }

  /** What so many of them cost. */
  BigDecimal times(long assignments) {
    return total().multiply(BigDecimal.valueOf(assignments));
  }
}
