package org.turkbridge.convert;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.LostEnd;
import org.turkbridge.archive.Refusal;

/**
 * Passes on what comes of documents. Where one cannot be read to its end, that is refused once,
 * with what its reader refused there.
 */
final class DocumentEnds implements Receiver {
  private final Receiver receiver;
  private @Nullable Refusal held;

  DocumentEnds(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void begin(Source document) throws IOException {
    receiver.begin(document);
  }

  @Override
  public void add(Batch batch) throws IOException {
    if (batch.isNothing()) {
      return;
    }
    tellHeld();
    Refusal last = batch.last();
    if (last != null && LostEnd.mayExplain(last)) {
      held = last;
      receiver.add(batch.withoutLastRefusal());
    } else {
      receiver.add(batch);
    }
  }

  /** The document could not be read any further. */
  void unreadable(String name, IOException failure) throws IOException {
    Refusal lost = LostEnd.refusal(name, failure, held);
    held = null;
    tell(lost);
  }

  @Override
  public void end() throws IOException {
    tellHeld();
    receiver.end();
  }

  private void tellHeld() throws IOException {
    Refusal alone = held;
    if (alone != null) {
      held = null;
      tell(alone);
    }
  }

  private void tell(Refusal refusal) throws IOException {
    receiver.add(
        new Batch(
            new Bytes(0),
            new Tally(0, 0, Map.of(refusal.kind(), 1L), Map.of(), 0, 0),
            List.of(refusal),
            List.of(),
            true));
  }
}
