package org.turkbridge.archive;

/** Wants to know nothing. */
public enum DiscardingVisitor implements ArchiveVisitor {
  INSTANCE;

  @Override
  public void record(ArchivedRecord record) {}

  @Override
  public void refused(Refusal refusal) {}

  @Override
  public void failedResponse(Place place, String codeAndMessage) {}

  @Override
  public void counted(AnswerCount count) {}
}
