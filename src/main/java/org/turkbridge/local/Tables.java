package org.turkbridge.local;

import org.jdbi.v3.core.Handle;

/** The tables of a store, as one reading or one transaction sees them. */
final class Tables {
  private final QualificationTypeTable types;
  private final QualificationRequestTable requests;
  private final QualificationTable qualifications;

  Tables(Handle handle) {
    this.types = new QualificationTypeTable(handle);
    this.requests = new QualificationRequestTable(handle);
    this.qualifications = new QualificationTable(handle);
  }

  QualificationTypeTable types() {
    return types;
  }

  QualificationRequestTable requests() {
    return requests;
  }

  QualificationTable qualifications() {
    return qualifications;
  }
}
