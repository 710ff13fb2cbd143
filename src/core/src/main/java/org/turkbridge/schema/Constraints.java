package org.turkbridge.schema;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API of 2017-01-17 requires of a member of a request, or of a whole request. An absent
 * member is held against {@code isRequired} alone. Immutable.
 *
 * @param isRequired whether it may not be absent
 * @param length of a text in characters; null for any
 * @param isLengthOurs whether {@code length} is required by the embedded service alone, not by the
 *     model of the API
 * @param range of a number; null for any
 * @param pattern that a text matches as a whole; null for none
 * @param values what a text may be; empty for anything
 * @param members what is required of those of a structure, in the model's order; empty for what is
 *     none
 * @param each what is required of each element of a list; null for nothing
 */
public record Constraints(
    boolean isRequired,
    @Nullable Range length,
    boolean isLengthOurs,
    @Nullable Range range,
    @Nullable Pattern pattern,
    List<String> values,
    Map<String, Constraints> members,
    @Nullable Constraints each) {
  /** Nothing is required. */
  public static final Constraints NONE =
      new Constraints(false, null, false, null, null, List.of(), Map.of(), null);

  /** From the least to the most, both of it. */
  public record Range(long least, long most) {}

  /**
   * What is required of what a path leads to from here, such as {@code
   * QualificationRequirements.1.member.Comparator}; nothing if it leads to nothing that is known.
   */
  public Constraints at(String path) {
    Constraints found = this;
    for (String step : path.split("\\.", -1)) {
      if (step.equals("member")) {
        found = found.each == null ? NONE : found.each;
      } else if (!Character.isDigit(step.charAt(0))) {
        found = found.members.getOrDefault(step, NONE);
      }
    }
    return found;
  }
}
