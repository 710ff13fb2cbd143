package org.turkbridge.local.store;

import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.core.SdkPojo;

/** The tables of a store, as one reading or one transaction sees them. */
public final class Tables {
  private final Handle handle;
  private final QualificationTypeTable types;
  private final QualificationRequestTable requests;
  private final QualificationTable qualifications;

  Tables(Handle handle, Dialect dialect) {
    this.handle = handle;
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

  /** The table of what Requesters keep each for themselves. */
  public <T extends SdkPojo> OwnedTable<T> of(OwnedEntity<T> entity) {
    return new OwnedTable<>(handle, entity);
  }
}
