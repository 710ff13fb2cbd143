package org.turkbridge.shim;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.turkbridge.shim.ScriptedService.Reply;

/**
 * The current API with requests that come and go, also between the pages of one reading. Its tokens
 * name the request after which a page begins, so that it never skips one itself.
 */
final class ChangingList implements ScriptedService.Script {
  /** A type that has a list which is much longer than all others. */
  static final String LONG = "LONG";

  private static final int PAGE = 3;
  private static final Reply LONG_LIST =
      ScriptedService.page(
          null,
          IntStream.range(0, 300).mapToObj(i -> ScriptedService.item("L" + i, LONG, i)).toList());
  private static final Pattern TOKEN = Pattern.compile("\"NextToken\":\"(\\d+)\"");
  private static final Pattern ID = Pattern.compile("\"QualificationRequestId\":\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("\"QualificationTypeId\":\"([^\"]*)\"");

  /** A request, as it was made. */
  record Made(int number, String id, String typeId, long submitTime) {}

  private final Map<String, Made> pending = new LinkedHashMap<>();
  private final Deque<Runnable> duringPages = new ArrayDeque<>();
  private int made;
  private int pagesRead;
  private boolean outOfOrder;

  /** Makes a request. */
  synchronized String make(String typeId, long submitTime) {
    // Ids in no order of time, as those of the real service.
    String id = "R" + (made * 37 % 101) + "-" + made;
    pending.put(id, new Made(made, id, typeId, submitTime));
    made++;
    return id;
  }

  /** Settles one, as the web site or another program does. */
  synchronized void settle(String id) {
    pending.remove(id);
  }

  synchronized List<String> pending() {
    return List.copyOf(pending.keySet());
  }

  /** Whether a request that waits is for that type. */
  synchronized boolean isOf(String id, String typeId) {
    Made request = pending.get(id);
    return request != null && request.typeId().equals(typeId);
  }

  /** Does this while the next page is asked for that nothing is done during yet. */
  void during(Runnable change) {
    duringPages.add(change);
  }

  /** Whether changes are answered with an error that leaves open whether they were made. */
  void outOfOrder(boolean isSo) {
    outOfOrder = isSo;
  }

  /** Pages that were asked for. */
  int pagesRead() {
    return pagesRead;
  }

  @Override
  public Reply reply(String requestBody) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Reply reply(String operation, String body) throws IOException {
    return switch (operation) {
      case "ListQualificationRequests" -> page(body);
      case "AcceptQualificationRequest", "RejectQualificationRequest" -> settled(group(ID, body));
      case "DeleteQualificationType" -> {
        String type = group(TYPE, body);
        synchronized (this) {
          pending.values().removeIf(each -> each.typeId().equals(type));
        }
        yield new Reply(200, "{}");
      }
      default -> new Reply(200, "{}");
    };
  }

  private synchronized Reply settled(String id) throws IOException {
    boolean was = pending.remove(id) != null;
    if (outOfOrder) {
      throw new IOException("cut off");
    }
    return was
        ? new Reply(200, "{}")
        : ScriptedService.requestError("InvalidQualificationRequestState", "It is not.");
  }

  private Reply page(String body) {
    Runnable change = duringPages.poll();
    if (change != null) {
      change.run();
    }
    Matcher token = TOKEN.matcher(body);
    int after = token.find() ? Integer.parseInt(token.group(1)) : -1;
    String type = group(TYPE, body);
    if (type.equals(LONG)) {
      return LONG_LIST;
    }
    synchronized (this) {
      pagesRead++;
      List<Made> rest = new ArrayList<>();
      for (Made each : pending.values()) {
        if (each.number() > after && (type.isEmpty() || type.equals(each.typeId()))) {
          rest.add(each);
        }
      }
      List<Made> listed = rest.subList(0, Math.min(PAGE, rest.size()));
      return ScriptedService.page(
          rest.size() > PAGE ? Integer.toString(listed.get(PAGE - 1).number()) : null,
          listed.stream()
              .map(each -> ScriptedService.item(each.id(), each.typeId(), each.submitTime()))
              .toList());
    }
  }

  private static String group(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }
}
