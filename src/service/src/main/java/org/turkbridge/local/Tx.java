package org.turkbridge.local;

import java.time.Instant;
import org.turkbridge.local.store.HitTable;
import org.turkbridge.local.store.HitTypeTable;
import org.turkbridge.local.store.OwnedEntity;
import org.turkbridge.local.store.OwnedTable;
import org.turkbridge.local.store.PageTokens;
import org.turkbridge.local.store.QualificationRequestTable;
import org.turkbridge.local.store.QualificationTable;
import org.turkbridge.local.store.QualificationTypeTable;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What an operation works on: the tables, as one reading or one transaction sees them, and the call
 * that it is for.
 *
 * @param caller who calls
 * @param now the time at which the call happens, the same throughout
 */
record Tx(Tables tables, PageTokens pageTokens, Caller caller, Instant now) {
  QualificationTypeTable types() {
    return tables.types();
  }

  QualificationRequestTable requests() {
    return tables.requests();
  }

  QualificationTable qualifications() {
    return tables.qualifications();
  }

  HitTypeTable hitTypes() {
    return tables.hitTypes();
  }

  HitTable hits() {
    return tables.hits();
  }

  <T extends SdkPojo> OwnedTable<T> of(OwnedEntity<T> entity) {
    return tables.of(entity);
  }
}
