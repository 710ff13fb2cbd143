package org.turkbridge.legacy;

import java.util.regex.Pattern;

/** The time at the end of error messages, such as {@code (1447745775170 s)} of the sandbox. */
public final class MessageMoment {
  private static final Pattern MOMENT = Pattern.compile("\\(\\d{13}(?: s)?\\)$");

  private MessageMoment() {}

  /** Whether both texts end with a time, and are equal before it. */
  public static boolean isAllThatDiffers(String one, String other) {
    return MOMENT.matcher(one).find()
        && MOMENT.matcher(other).find()
        && MOMENT.matcher(one).replaceFirst("").equals(MOMENT.matcher(other).replaceFirst(""));
  }
}
