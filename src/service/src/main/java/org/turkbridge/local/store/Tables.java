package org.turkbridge.local.store;

import org.jdbi.v3.core.Handle;

/** The tables of a store, as one reading or one transaction sees them. */
public final class Tables {
  private final QualificationTypeTable types;
  private final QualificationRequestTable requests;
  private final QualificationTable qualifications;

  Tables(Handle handle, Dialect dialect) {
    this.types = new QualificationTypeTable(handle, dialect);
    this.requests = new QualificationRequestTable(handle, types);
    this.qualifications = new QualificationTable(handle, types);
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
}
