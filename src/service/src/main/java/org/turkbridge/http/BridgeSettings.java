package org.turkbridge.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.notification.NotificationSettings;
import org.turkbridge.requester.Requesters;

/**
 * All that a bridge is made of.
 *
 * @param store where it is kept; empty for a temporary file that is deleted at the end
 * @param requesters who may sign; at least one
 * @param snapshotTtl how long later pages of a list come from the snapshot of page 1
 * @param clockSkew how far a signed time may be from now
 * @param checkSignatures false to believe every caller, on one's own machine
 * @param listeners who look on at the calls, besides the log and the metrics; closed in the end
 * @param notifications who may be notified by the embedded service
 */
public record BridgeSettings(
    ServerSettings server,
    UpstreamEndpoint upstream,
    Optional<StoreAddress> store,
    Requesters requesters,
    Duration snapshotTtl,
    Duration clockSkew,
    boolean checkSignatures,
    List<CallListener> listeners,
    NotificationSettings notifications) {
  public BridgeSettings {
    listeners = List.copyOf(listeners);
  }

  /** Settings under which nobody else looks on. */
  public BridgeSettings(
      ServerSettings server,
      UpstreamEndpoint upstream,
      Optional<StoreAddress> store,
      Requesters requesters,
      Duration snapshotTtl,
      Duration clockSkew,
      boolean checkSignatures) {
    this(server, upstream, store, requesters, snapshotTtl, clockSkew, checkSignatures, List.of());
  }

  /** Settings under which nobody is notified. */
  public BridgeSettings(
      ServerSettings server,
      UpstreamEndpoint upstream,
      Optional<StoreAddress> store,
      Requesters requesters,
      Duration snapshotTtl,
      Duration clockSkew,
      boolean checkSignatures,
      List<CallListener> listeners) {
    this(
        server,
        upstream,
        store,
        requesters,
        snapshotTtl,
        clockSkew,
        checkSignatures,
        listeners,
        NotificationSettings.NONE);
  }
}
