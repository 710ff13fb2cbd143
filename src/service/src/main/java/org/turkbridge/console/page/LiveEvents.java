package org.turkbridge.console.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.turkbridge.console.live.LiveCall;
import org.turkbridge.console.live.LiveCalls;
import org.turkbridge.console.live.LiveFilter;

/** What one browser is sent of the calls as they arrive, as server-sent events. For one thread. */
public final class LiveEvents {
  /** At once: nobody reads more. */
  static final int MOST = 50;

  private final LiveCalls calls;
  private final LiveFilter filter;
  private final Function<List<LiveCall>, String> rows;
  private long place;

  /**
   * @param place after which calls are told
   * @param rows of a table, in HTML
   */
  LiveEvents(
      LiveCalls calls, LiveFilter filter, long place, Function<List<LiveCall>, String> rows) {
    this.calls = calls;
    this.filter = filter;
    this.place = place;
    this.rows = rows;
  }

  /** Those since the last time, as a browser takes them; empty if there are none. */
  public byte[] next() {
    LiveCalls.Batch batch = calls.after(place, filter, MOST);
    place = batch.next();
    StringBuilder events = new StringBuilder();
    if (batch.passedOver() > 0) {
      add("missed", Long.toString(batch.passedOver()), events);
    }
    if (!batch.calls().isEmpty()) {
      add("calls", rows.apply(batch.calls()), events);
    }
    return events.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void add(String name, String data, StringBuilder to) {
    to.append("id: ").append(place).append("\nevent: ").append(name).append('\n');
    data.lines().forEach(line -> to.append("data: ").append(line).append('\n'));
    to.append('\n');
  }
}
