package org.turkbridge.archive;

/** Passes on all that it is told; what is to be done otherwise is overridden. */
public abstract class PassingVisitor implements ArchiveVisitor {
  private final ArchiveVisitor visitor;

  protected PassingVisitor(ArchiveVisitor visitor) {
    this.visitor = visitor;
  }

  @Override
  public boolean wantsBytes() {
    return visitor.wantsBytes();
  }

  @Override
  public void bytesOfNext(RawRecord raw) {
    visitor.bytesOfNext(raw);
  }

  @Override
  public void record(ArchivedRecord record) {
    visitor.record(record);
  }

  @Override
  public void refused(Refusal refusal) {
    visitor.refused(refusal);
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    visitor.failedResponse(place, codeAndMessage);
  }

  @Override
  public void columnLeftOut(RecordKind kind, String name) {
    visitor.columnLeftOut(kind, name);
  }

  @Override
  public void answered(RecordKind kind) {
    visitor.answered(kind);
  }

  @Override
  public void counted(AnswerCount count) {
    visitor.counted(count);
  }
}
