package org.turkbridge.archive;

import java.util.regex.Pattern;

/** Records that stand as text in something else, such as a whole answer in a line of a log. */
public final class RecordText {
  private static final String ID = "QualificationRequestId";

  /** The id as XML and JSON name it, escaped or not. */
  private static final Pattern NAMED =
      Pattern.compile(ID + "(\\\\*\"|>|&(amp;)*(gt|quot|#34|#62);)");

  private RecordText() {}

  /** Whether there is a whole record in a text. */
  public static boolean isIn(String text) {
    int id = text.indexOf(ID);
    return id >= 0 && text.contains("SubmitTime") && NAMED.matcher(text).find(id);
  }

  /** Why it is refused. */
  public static Cause cause(String holder) {
    return new Cause(
        RefusalKind.WRONG_TYPE,
        holder + " holds records as text, which is not read; put that text into a file of its own");
  }
}
