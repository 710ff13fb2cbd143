package org.turkbridge.archive.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;

/**
 * Takes what a reader finds and hands it over in parts while reading goes on.
 *
 * @param <P> what comes of a part
 */
public final class RollingParts<P extends Part<P>> implements ArchiveVisitor {
  private static final int LENGTH = 256 * 1024;

  private final PartBuilder.Factory<P> builders;
  private final PartReceiver<?, P> receiver;
  private final Workers workers;
  private final Deque<Future<P>> underWay = new ArrayDeque<>();
  private PartBuilder<P> builder;

  /** Parts that the caller's thread builds. */
  public RollingParts(PartBuilder.Factory<P> builders, PartReceiver<?, P> receiver) {
    this(builders, receiver, Workers.NONE);
  }

  RollingParts(PartBuilder.Factory<P> builders, PartReceiver<?, P> receiver, Workers workers) {
    this.builders = builders;
    this.receiver = receiver;
    this.workers = workers;
    this.builder = builders.builder(LENGTH);
  }

  @Override
  public boolean wantsBytes() {
    return builder.wantsBytes();
  }

  @Override
  public void bytesOfNext(RawRecord raw) {
    builder.bytesOfNext(raw);
  }

  @Override
  public void record(ArchivedRecord record) {
    builder.record(record);
    handOverIfFull();
  }

  @Override
  public void refused(Refusal refusal) {
    builder.refused(refusal);
    handOverIfFull();
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    builder.failedResponse(place, codeAndMessage);
  }

  @Override
  public void columnLeftOut(RecordKind kind, String name) {
    builder.columnLeftOut(kind, name);
  }

  @Override
  public void answered(RecordKind kind) {
    builder.answered(kind);
  }

  @Override
  public void counted(AnswerCount count) {
    builder.counted(count);
  }

  /**
   * Hands over what is left.
   *
   * @throws IOException of the receiver, which then also comes out of the reader's calls, unchecked
   */
  public void finish() throws IOException {
    submit();
    give(0);
  }

  private void handOverIfFull() {
    if (builder.isFull()) {
      submit();
      try {
        give(workers.window());
      } catch (IOException e) {
        // A visitor may not throw it; whoever started the reading takes it out again.
        throw new UncheckedIOException(e);
      }
    }
  }

  private void submit() {
    underWay.add(workers.submit(builder::build));
    builder = builders.builder(LENGTH);
  }

  private void give(int left) throws IOException {
    while (underWay.size() > left) {
      receiver.add(Workers.result(underWay.remove()));
    }
  }
}
