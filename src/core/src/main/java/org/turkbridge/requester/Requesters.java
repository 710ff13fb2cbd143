package org.turkbridge.requester;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Requesters that may call, by access key id. */
public final class Requesters {
  private final Map<String, Requester> byAccessKeyId;

  /** Of several with one access key id the first counts. */
  public Requesters(Collection<Requester> requesters) {
    Map<String, Requester> map = new LinkedHashMap<>();
    requesters.forEach(requester -> map.putIfAbsent(requester.accessKeyId(), requester));
    this.byAccessKeyId = map;
  }

  /** The Requester with that access key id, if it is configured. */
  public Optional<Requester> byAccessKeyId(String accessKeyId) {
    return Optional.ofNullable(byAccessKeyId.get(accessKeyId));
  }

  /** All, in the order they were configured. */
  public List<Requester> all() {
    return List.copyOf(byAccessKeyId.values());
  }
}
