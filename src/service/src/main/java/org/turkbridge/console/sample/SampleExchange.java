package org.turkbridge.console.sample;

import java.util.List;

/**
 * A sample call and what it caused.
 *
 * @param legacy the call of the old API
 * @param current the calls of the current API that answered it, without those that later pages of a
 *     list are read by
 */
public record SampleExchange(WireExchange legacy, List<WireExchange> current) {
  public SampleExchange {
    current = List.copyOf(current);
  }
}
