package org.turkbridge.archive;

import java.util.regex.Pattern;

/** Records that stand as text in something else, such as a whole answer in a line of a log. */
public final class RecordText {
  /** Some SDKs print their first letters small. */
  private static final String ID = "ualificationRequestId";

  private static final String TIME = "ubmitTime";

  /** The id as XML and JSON name it, escaped or not. */
  private static final Pattern NAMED =
      Pattern.compile(ID + "(\\\\*\"|>|&(amp;)*(gt|quot|#34|#62);)");

  private RecordText() {}

  /** Whether there is a whole record in a text. */
  public static boolean isIn(String text) {
    return new Evidence().isCompletedBy(text);
  }

  /** What the pieces of a text hold, as an element's that comments or CDATA marks cut. */
  public static final class Evidence {
    private boolean hasId;
    private boolean hasTime;

    /** Whether there is a whole record with this piece, and was none before it. */
    public boolean isCompletedBy(String piece) {
      boolean before = hasId && hasTime;
      int id = piece.indexOf(ID);
      hasId |= id >= 0 && NAMED.matcher(piece).find(id);
      hasTime |= piece.contains(TIME);
      return hasId && hasTime && !before;
    }

    /** Another text begins. */
    public void clear() {
      hasId = false;
      hasTime = false;
    }
  }

  /** Why it is refused. */
  public static Cause cause(String holder) {
    return new Cause(
        RefusalKind.WRONG_TYPE,
        holder + " holds records as text, which is not read; put that text into a file of its own");
  }
}
