package org.turkbridge.archive.pipeline;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.files.InputFile;

/**
 * Passes on what comes of documents. Where one cannot be read to its end, that is refused once,
 * with what its reader refused there.
 *
 * @param <D> what tells documents apart
 * @param <P> what comes of a part of one
 */
final class DocumentEnds<D, P extends Part<P>> implements PartReceiver<D, P> {
  private final PartBuilder.Factory<P> builders;
  private final PartReceiver<D, P> receiver;
  private @Nullable Refusal held;

  DocumentEnds(PartBuilder.Factory<P> builders, PartReceiver<D, P> receiver) {
    this.builders = builders;
    this.receiver = receiver;
  }

  @Override
  public void begin(D document) throws IOException {
    receiver.begin(document);
  }

  @Override
  public void add(P part) throws IOException {
    if (part.isNothing()) {
      return;
    }
    tellHeld();
    Refusal last = part.last();
    if (last != null && LostEnd.mayExplain(last)) {
      held = last;
      receiver.add(part.withoutLastRefusal());
    } else {
      receiver.add(part);
    }
  }

  /**
   * The document ends.
   *
   * @param failure why it could not be read any further; empty if it could
   */
  void end(String name, Optional<IOException> failure, long bytes) throws IOException {
    if (failure.isPresent()) {
      Refusal lost = LostEnd.refusal(name, failure.get(), held);
      held = null;
      tell(lost);
    }
    end(bytes);
  }

  @Override
  public void end(long bytes) throws IOException {
    tellHeld();
    receiver.end(bytes);
  }

  @Override
  public void unreadable(String name, String reason) throws IOException {
    receiver.unreadable(name, reason);
  }

  @Override
  public void endFile(InputFile file, long bytes) throws IOException {
    receiver.endFile(file, bytes);
  }

  private void tellHeld() throws IOException {
    Refusal alone = held;
    if (alone != null) {
      held = null;
      tell(alone);
    }
  }

  private void tell(Refusal refusal) throws IOException {
    PartBuilder<P> alone = builders.builder(0);
    alone.refused(refusal);
    receiver.add(alone.build());
  }

  /**
   * What is refused of a document that cannot be read to its end. Its reader, which only sees the
   * bytes end, may have refused the last of them for its own reasons: both are one refusal.
   */
  private static final class LostEnd {
    private LostEnd() {}

    /**
     * Whether a refusal may be due to that, if it is the last thing that was told of a document.
     */
    static boolean mayExplain(Refusal last) {
      return last.kind() == RefusalKind.CUT_OFF || last.kind() == RefusalKind.TOO_LONG;
    }

    /**
     * The one refusal.
     *
     * @param document its name
     * @param failure why it could not be read any further
     * @param last what the reader refused at the end; null if nothing
     */
    static Refusal refusal(String document, IOException failure, @Nullable Refusal last) {
      String cause = "cannot be read to its end: " + failure.getMessage();
      return last == null
          ? new Refusal(new Place(document, 0, 1), 0, RefusalKind.UNREADABLE, cause, null)
          : new Refusal(last.place(), last.offset(), RefusalKind.UNREADABLE, cause, last.raw());
    }
  }
}
