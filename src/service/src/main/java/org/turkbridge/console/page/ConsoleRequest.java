package org.turkbridge.console.page;

import java.util.Map;

/**
 * What a browser asks of the console.
 *
 * @param path below the console's address, decoded, without a slash before it; empty for the first
 *     page
 * @param query its parameters, decoded; of several with one name the first
 * @param legacyUri where programs of the old API find it
 */
public record ConsoleRequest(String path, Map<String, String> query, String legacyUri) {
  public ConsoleRequest {
    query = Map.copyOf(query);
  }
}
