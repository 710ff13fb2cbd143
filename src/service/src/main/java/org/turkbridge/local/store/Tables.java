package org.turkbridge.local.store;

import java.util.List;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;

/** The tables of a store, as one reading or one transaction sees them. */
public final class Tables {
  private final Session session;
  private final QualificationTypeTable types;
  private final QualificationRequestTable requests;
  private final QualificationTable qualifications;
  private final HitTypeTable hitTypes;
  private final HitEvents hitEvents;
  private final HitTable hits;
  private final AssignmentTable assignments;

  Tables(Session session) {
    this.session = session;
    this.types = new QualificationTypeTable(session);
    this.requests = new QualificationRequestTable(session, types);
    this.qualifications = new QualificationTable(session, types);
    this.hitTypes = new HitTypeTable(session);
    this.hitEvents = new HitEvents(session, hitTypes);
    this.hits = new HitTable(session, hitTypes, hitEvents);
    this.assignments = new AssignmentTable(session, hits, hitEvents);
  }

  public QualificationTypeTable types() {
    return types;
  }

  public QualificationRequestTable requests() {
    return requests;
  }

  public QualificationTable qualifications() {
    return qualifications;
  }

  /** Notes of whoever uses the store. */
  public NoteTable notes() {
    return new NoteTable(session);
  }

  public HitTypeTable hitTypes() {
    return hitTypes;
  }

  /** What Requesters are told of their HITs. */
  public HitEvents hitEvents() {
    return hitEvents;
  }

  public HitTable hits() {
    return hits;
  }

  public AssignmentTable assignments() {
    return assignments;
  }

  public RequestTokenTable requestTokens() {
    return new RequestTokenTable(session);
  }

  public LedgerTable ledger() {
    return new LedgerTable(session);
  }

  public BonusPaymentTable bonusPayments() {
    return new BonusPaymentTable(session, assignments.imported());
  }

  public WorkerMessageTable workerMessages() {
    return new WorkerMessageTable(session);
  }

  /** The calls that were counted. */
  public CallTable calls() {
    return new CallTable(session);
  }

  public StatisticsTable statistics() {
    return new StatisticsTable(session);
  }

  /** What is to be delivered to Requesters. */
  public NotificationTable notifications() {
    return new NotificationTable(session);
  }

  public ReviewReportTable reviewReports() {
    return new ReviewReportTable(session);
  }

  public ImportedReviewReportTable importedReviewReports() {
    return new ImportedReviewReportTable(session, hits, reviewReports());
  }

  public ImportedWorkerBlockTable importedWorkerBlocks() {
    return new ImportedWorkerBlockTable(session);
  }

  /**
   * Merges archived records of a kind into what is there.
   *
   * @param arrivals of the kind's type
   * @return what became of each, in their order
   */
  public List<Merged> merge(RecordKind kind, List<Arrival<?>> arrivals) {
    return StoredRecords.merge(this, kind, arrivals);
  }

  /** The table of what Requesters keep each for themselves. */
  public <T extends SdkPojo> OwnedTable<T> of(OwnedEntity<T> entity) {
    return new OwnedTable<>(session, entity);
  }
}
