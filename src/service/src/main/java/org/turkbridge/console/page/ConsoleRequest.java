package org.turkbridge.console.page;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser asks of the console.
 *
 * @param path below the console's address, decoded, without a slash before it; empty for the first
 *     page
 * @param query its parameters, decoded; of several with one name the first
 * @param form the fields of a form that was sent, as those of the query; empty if a page is asked
 *     for
 * @param legacyUri where programs of the old API find it
 * @param currentUri where programs of the new API find the embedded service
 */
public record ConsoleRequest(
    String path,
    Map<String, String> query,
    Optional<Map<String, String>> form,
    URI legacyUri,
    URI currentUri) {
  public ConsoleRequest {
    query = Map.copyOf(query);
    form = form.map(Map::copyOf);
  }

  /** A field of the form that was sent; empty if there is none. */
  String sent(String field) {
    return form.map(fields -> fields.get(field)).orElse("");
  }
}
