package org.turkbridge.archive;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.Quotation;

/**
 * How many records an answer says that it holds (its NumResults), and how many stand in it, those
 * that are refused counted too.
 *
 * @param level which of the elements that are open at the beginning of the stretch the answer is,
 *     counted from 0, the outermost; -1 if it begins in the stretch
 * @param named whether its name says what it holds; else it may count something that is not read
 * @param stated what it says; null if it says nothing, as far as was read
 * @param found how many records stand in it, as far as was read
 */
public record AnswerCount(int level, boolean named, @Nullable Stated stated, long found)
    implements Serializable {
  /** More digits than any number of records has. */
  private static final int MOST_DIGITS = 18;

  /** A number as JSON and XML programs write it, 2 and 2.0 and 2e0. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[0-9]{1,%1$d}(\\.[0-9]{1,%1$d})?([eE][+-]?[0-9]{1,3})?".formatted(MOST_DIGITS));

  /**
   * What an answer says.
   *
   * @param text as it stands there
   */
  public record Stated(Place place, String text) implements Serializable {}

  /** One that begins before the stretch. */
  public boolean beginsBefore() {
    return level >= 0;
  }

  /** Whether the two numbers differ, if they can be held against each other. */
  public boolean differs() {
    return stated != null && (named || found > 0) && number(stated.text()) != found;
  }

  /** Where the answer says it; only if it says something. */
  public Place place() {
    return Objects.requireNonNull(stated, "nothing is said").place();
  }

  /** What to tell of it, if it differs. */
  public String message() {
    String text = stated == null ? "" : stated.text();
    return number(text) < 0
        ? "NumResults %s is no number; the answer holds %s".formatted(Quotation.of(text), records())
        : "NumResults says %s, but the answer holds %s, rejected ones counted; look for a whole copy"
                .formatted(text.strip(), records())
            + " of it";
  }

  private String records() {
    return found + (found == 1 ? " record" : " records");
  }

  /** The whole number that is written; -1 if it is none, or more than any number of records. */
  private static long number(String written) {
    String text = written.strip();
    if (!NUMBER.matcher(text).matches()) {
      return -1;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() <= 0 && number.precision() - number.scale() <= MOST_DIGITS
        ? number.longValueExact()
        : -1;
  }

  /** The whole of this, which is its beginning, and what a later stretch has of it. */
  AnswerCount plus(AnswerCount later) {
    return new AnswerCount(
        level, named, later.stated == null ? stated : later.stated, found + later.found);
  }

  /** The same, with places in the document. */
  AnswerCount shifted(Origin origin) {
    return stated == null
        ? this
        : new AnswerCount(
            level, named, new Stated(origin.shift(stated.place()), stated.text()), found);
  }
}
