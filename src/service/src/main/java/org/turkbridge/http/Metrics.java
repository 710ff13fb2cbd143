package org.turkbridge.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.notification.NotificationListener;
import org.turkbridge.shim.CallReport;

/** What {@code /metrics} shows. */
final class Metrics implements CallListener {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

  private final Counter legacyCalls =
      Counter.builder()
          .name("turkbridge_legacy_calls_total")
          .help("Calls of the legacy API, by operation, transport and outcome.")
          .labelNames("operation", "transport", "outcome")
          .register(registry);
  private final Histogram legacySeconds =
      Histogram.builder()
          .name("turkbridge_legacy_call_duration_seconds")
          .help("Time from the whole request to the whole answer of a legacy call.")
          .labelNames("operation")
          .classicOnly()
          .classicUpperBounds(
              0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
          .register(registry);
  private final Counter currentCalls =
      Counter.builder()
          .name("turkbridge_current_calls_total")
          .help("Calls of the embedded 2017-01-17 service over HTTP, by operation and outcome.")
          .labelNames("operation", "outcome")
          .register(registry);
  private final Counter refusedRequests =
      Counter.builder()
          .name("turkbridge_refused_requests_total")
          .help("Requests that never became a call, by port and HTTP status.")
          .labelNames("port", "status")
          .register(registry);
  private final Counter upstreamCalls =
      Counter.builder()
          .name("turkbridge_upstream_calls_total")
          .help("Calls that legacy calls caused to the service behind the bridge.")
          .register(registry);
  private final Counter snapshotHits =
      Counter.builder()
          .name("turkbridge_snapshot_hits_total")
          .help("Pages that were cut from a snapshot read before.")
          .register(registry);
  private final Counter replacedCharacters =
      Counter.builder()
          .name("turkbridge_replaced_characters_total")
          .help("Characters that XML cannot hold, replaced by U+FFFD while lists were read.")
          .register(registry);

  private final Counter notifications =
      Counter.builder()
          .name("turkbridge_notifications_total")
          .help("Attempts to deliver notifications, by transport and outcome.")
          .labelNames("transport", "outcome")
          .register(registry);

  private final OutcomeLabels legacyOutcomes = new OutcomeLabels();
  private final OutcomeLabels currentOutcomes = new OutcomeLabels();

  Metrics() {
    // So that nothing delivered is 0, not unknown.
    for (String transport : NotificationListener.TRANSPORTS) {
      for (NotificationListener.Outcome outcome : NotificationListener.Outcome.values()) {
        notifications.initLabelValues(transport, outcome.label());
      }
    }
  }

  @Override
  public Arrived arrived(ArrivingCall arriving) {
    return call ->
        call.legacy()
            .ifPresentOrElse(
                report -> legacyCall(report, call.took()),
                () ->
                    currentCalls
                        .labelValues(call.operation(), currentOutcomes.of(call.outcome()))
                        .inc());
  }

  @Override
  public void refused(RefusedRequest request) {
    refusedRequests.labelValues(request.port().label(), Integer.toString(request.status())).inc();
  }

  private void legacyCall(CallReport call, Duration took) {
    // A name that anybody can make up must not become a time series.
    String operation = LegacyOperations.exists(call.operation()) ? call.operation() : "unknown";
    legacyCalls.labelValues(operation, call.transport(), legacyOutcomes.of(call.outcome())).inc();
    legacySeconds.labelValues(operation).observe(took.toNanos() / 1e9);
    upstreamCalls.inc(call.upstreamCalls());
    snapshotHits.inc(call.snapshotHits());
    replacedCharacters.inc(call.replacedCharacters());
  }

  /** An attempt to deliver has ended. */
  void notification(String transport, NotificationListener.Outcome outcome) {
    notifications.labelValues(transport, outcome.label()).inc();
  }

  String contentType() {
    return writer.getContentType();
  }

  byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Codes of errors, which a service behind the bridge may make up: so many, and one for all
   * others.
   */
  private static final class OutcomeLabels {
    /** More than both APIs have. */
    private static final int MOST = 200;

    private static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    String of(String outcome) {
      if (known.contains(outcome)) {
        return outcome;
      }
      synchronized (this) {
        if (known.size() < MOST) {
          known.add(outcome);
        }
        return known.contains(outcome) ? outcome : OTHER;
      }
    }
  }
}
