package org.turkbridge.convert;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;

/**
 * Passes on what comes of documents. Where one cannot be read to its end, that is refused once: the
 * reader, which only sees the bytes end, has refused what is cut off there.
 */
final class DocumentEnds implements Receiver {
  private final Receiver receiver;
  private @Nullable Refusal cutOff;

  DocumentEnds(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void begin(Source document) throws IOException {
    receiver.begin(document);
  }

  @Override
  public void add(Batch batch) throws IOException {
    tellCutOff();
    int last = batch.refusals().size() - 1;
    if (last >= 0 && batch.refusals().get(last).kind() == RefusalKind.CUT_OFF) {
      cutOff = batch.refusals().get(last);
      receiver.add(batch.withoutLastRefusal());
    } else {
      receiver.add(batch);
    }
  }

  /** The document could not be read any further. */
  void unreadable(String name, IOException failure) throws IOException {
    String cause = "cannot be read to its end: " + failure.getMessage();
    Refusal lost =
        cutOff == null
            ? new Refusal(new Place(name, 0, 1), 0, RefusalKind.UNREADABLE, cause, null)
            : new Refusal(
                cutOff.place(), cutOff.offset(), RefusalKind.UNREADABLE, cause, cutOff.raw());
    cutOff = null;
    tell(lost);
  }

  @Override
  public void end() throws IOException {
    tellCutOff();
    receiver.end();
  }

  private void tellCutOff() throws IOException {
    Refusal held = cutOff;
    if (held != null) {
      cutOff = null;
      tell(held);
    }
  }

  private void tell(Refusal refusal) throws IOException {
    receiver.add(
        new Batch(
            new Bytes(0),
            new Tally(0, 0, Map.of(refusal.kind(), 1L), Map.of(), 0, 0),
            List.of(refusal),
            List.of()));
  }
}
