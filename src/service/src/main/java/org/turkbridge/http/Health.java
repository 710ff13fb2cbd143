package org.turkbridge.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpStatus;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.local.store.Store;

/** What {@code /health} tells. */
final class Health {
  private final Store store;
  private final String upstream;

  /**
   * @param upstream the name of the service behind the legacy API, which is not called
   */
  Health(Store store, String upstream) {
    this.store = store;
    this.upstream = upstream;
  }

  /** HTTP 200, or 503 while nothing can be written. */
  WireResponse answer() {
    return store
        .fault()
        .map(
            fault ->
                answer(
                    HttpStatus.SERVICE_UNAVAILABLE_503, "failing", ",\"reason\":\"" + fault + "\""))
        .orElseGet(() -> answer(HttpStatus.OK_200, "ok", ""));
  }

  /** HTTP 200 as long as this server answers, whatever becomes of its store. */
  WireResponse liveness() {
    return answer(HttpStatus.OK_200, "ok", "");
  }

  private WireResponse answer(int status, String word, String more) {
    String json = "{\"status\":\"" + word + "\",\"upstream\":\"" + upstream + "\"" + more + "}\n";
    return new WireResponse(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }
}
