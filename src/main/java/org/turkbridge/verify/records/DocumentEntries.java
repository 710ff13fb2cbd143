package org.turkbridge.verify.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.LostEnd;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;

/** Collects what a reader finds in one document, and passes it on in parts. */
final class DocumentEntries implements ArchiveVisitor {
  private static final int PART = 256 * 1024;

  private final Consumer<List<Entry>> parts;
  private List<Entry> entries = new ArrayList<>();
  private int bytes;
  private @Nullable RawRecord raw;

  DocumentEntries(Consumer<List<Entry>> parts) {
    this.parts = parts;
  }

  @Override
  public boolean wantsBytes() {
    return true;
  }

  @Override
  public void bytesOfNext(RawRecord bytesOfRecord) {
    raw = bytesOfRecord;
  }

  @Override
  public void record(ArchivedQualificationRequest record) {
    RawRecord own = Objects.requireNonNull(raw, "a record comes behind its bytes");
    add(new Entry.Found(record.place(), record.request(), own));
    bytes += own.length();
  }

  @Override
  public void refused(Refusal refusal) {
    add(new Entry.Refused(refusal));
  }

  /** An answer without records is no mistake. */
  @Override
  public void failedResponse(Place place, String codeAndMessage) {}

  /**
   * The document ends.
   *
   * @param failure why it cannot be read to its real end; null if it can
   */
  void end(String document, @Nullable IOException failure) {
    if (failure != null) {
      Refusal last = null;
      int at = entries.size() - 1;
      if (at >= 0
          && entries.get(at) instanceof Entry.Refused refused
          && LostEnd.mayExplain(refused.refusal())) {
        last = refused.refusal();
        entries.remove(at);
      }
      entries.add(new Entry.Refused(LostEnd.refusal(document, failure, last)));
    }
    flush();
  }

  /** Never passes on the last entry, which the end of the document may explain. */
  private void add(Entry entry) {
    if (bytes > PART) {
      flush();
    }
    entries.add(entry);
  }

  private void flush() {
    if (!entries.isEmpty()) {
      parts.accept(entries);
      entries = new ArrayList<>();
      bytes = 0;
    }
  }
}
