package org.turkbridge.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is refused of a document that cannot be read to its end. Its reader, which only sees the
 * bytes end, may have refused the last of them for its own reasons: both are one refusal.
 */
public final class LostEnd {
  private LostEnd() {}

  /** Whether a refusal may be due to that, if it is the last thing that was told of a document. */
  public static boolean mayExplain(Refusal last) {
    return last.kind() == RefusalKind.CUT_OFF || last.kind() == RefusalKind.TOO_LONG;
  }

  /**
   * The one refusal.
   *
   * @param document its name
   * @param failure why it could not be read any further
   * @param last what the reader refused at the end; null if nothing
   */
  public static Refusal refusal(String document, IOException failure, @Nullable Refusal last) {
    String cause = "cannot be read to its end: " + failure.getMessage();
    return last == null
        ? new Refusal(new Place(document, 0, 1), 0, RefusalKind.UNREADABLE, cause, null)
        : new Refusal(last.place(), last.offset(), RefusalKind.UNREADABLE, cause, last.raw());
  }
}
