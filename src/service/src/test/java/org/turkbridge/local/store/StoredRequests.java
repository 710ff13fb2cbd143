package org.turkbridge.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The requests that a store has. */
public final class StoredRequests {
  private StoredRequests() {}

  /** All of them, also those that are settled, in the order they came in. */
  public static List<QualificationRequest> of(ReadableStore store) {
    List<QualificationRequest> requests = new ArrayList<>();
    store.each(
        Set.of(RecordKind.QUALIFICATION_REQUEST),
        true,
        Instant.EPOCH,
        (kind, request) -> requests.add((QualificationRequest) request));
    return requests;
  }

  /** Their ids. */
  public static List<String> ids(ReadableStore store) {
    return of(store).stream().map(QualificationRequest::qualificationRequestId).toList();
  }
}
