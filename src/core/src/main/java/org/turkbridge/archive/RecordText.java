package org.turkbridge.archive;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Records that stand as text in something else, such as a whole answer in a line of a log. */
public final class RecordText {
  private static final List<Sign> SIGNS =
      List.of(
          Sign.of("QualificationRequestId", "SubmitTime"),
          Sign.of("AssignmentId", "SubmitTime"),
          Sign.of("HITId", "CreationTime"));

  /**
   * What shows a record. Some SDKs print the first letters of names small, so these are left out.
   *
   * @param id its name
   * @param named the name as XML and JSON have it, escaped or not
   * @param time the name of a time beside it
   */
  private record Sign(String id, Pattern named, String time) {
    static Sign of(String id, String time) {
      String rest = id.substring(1);
      return new Sign(
          rest,
          Pattern.compile(rest + "(\\\\*\"|>|&(amp;)*(gt|quot|#34|#62);)"),
          time.substring(1));
    }
  }

  private RecordText() {}

  /** Whether there is a whole record in a text. */
  public static boolean isIn(String text) {
    return new Evidence().isCompletedBy(text);
  }

  /** What the pieces of a text hold, as an element's that comments or CDATA marks cut. */
  public static final class Evidence {
    private final boolean[] hasId = new boolean[SIGNS.size()];
    private final boolean[] hasTime = new boolean[SIGNS.size()];
    private boolean isComplete;

    /** Whether there is a whole record with this piece, and was none before it. */
    public boolean isCompletedBy(String piece) {
      boolean before = isComplete;
      for (int i = 0; i < hasId.length; i++) {
        Sign sign = SIGNS.get(i);
        int id = piece.indexOf(sign.id());
        hasId[i] |= id >= 0 && sign.named().matcher(piece).find(id);
        hasTime[i] |= piece.contains(sign.time());
        isComplete |= hasId[i] && hasTime[i];
      }
      return isComplete && !before;
    }

    /** Another text begins. */
    public void clear() {
      Arrays.fill(hasId, false);
      Arrays.fill(hasTime, false);
      isComplete = false;
    }
  }

  /** Why it is refused. */
  public static Cause cause(String holder) {
    return new Cause(
        RefusalKind.WRONG_TYPE,
        holder + " holds records as text, which is not read; put that text into a file of its own");
  }
}
