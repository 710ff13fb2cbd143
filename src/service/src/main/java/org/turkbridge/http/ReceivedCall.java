package org.turkbridge.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call as it arrived, before anything was checked.
 *
 * @param operation as the caller named it; {@code -} if it named none that could be read
 * @param parameters in the order they were sent, without signatures and other secrets; of several
 *     with one name the values with commas between. Those of a legacy call have the names of REST,
 *     also when it came by SOAP; a value of a current call that is no text is JSON. Empty if they
 *     could not be read
 */
public record ReceivedCall(Api api, String operation, Map<String, String> parameters) {
  public ReceivedCall {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
