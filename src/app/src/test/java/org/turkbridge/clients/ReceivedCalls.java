package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.ConstraintTable;

/**
 * A service that takes any call of the current API and keeps it, by the path of its address. It
 * knows one HIT, which expires far in the future, with two assignments, and no Qualification of the
 * Workers whose ids begin with ANEW.
 */
final class ReceivedCalls implements AutoCloseable {
  static final long EXPIRATION = 4_102_444_800L;

  private static final String HIT =
      "{\"HITId\":\"H1\",\"HITTypeId\":\"T1\",\"HITStatus\":\"Assignable\",\"MaxAssignments\":10,"
          + "\"NumberOfAssignmentsAvailable\":1,\"Expiration\":"
          + EXPIRATION
          + "}";

  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("GetHIT", "{\"HIT\":" + HIT + "}"),
          Map.entry(
              "GetAssignment",
              "{\"Assignment\":{\"AssignmentId\":\"A1\",\"HITId\":\"H1\",\"AssignmentStatus\":"
                  + "\"Rejected\"},\"HIT\":"
                  + HIT
                  + "}"),
          Map.entry(
              "GetQualificationScore",
              "{\"Qualification\":{\"QualificationTypeId\":\"Q1\",\"WorkerId\":\"W1\","
                  + "\"IntegerValue\":1,\"Status\":\"Granted\"}}"),
          Map.entry(
              "ListAssignmentsForHIT",
              "{\"Assignments\":[{\"AssignmentId\":\"A1\"},{\"AssignmentId\":\"A2\"}]}"),
          Map.entry("ListBonusPayments", "{\"BonusPayments\":[]}"),
          Map.entry("ListHITs", "{\"HITs\":[]}"),
          Map.entry("ListHITsForQualificationType", "{\"HITs\":[]}"),
          Map.entry("ListQualificationRequests", "{\"QualificationRequests\":[]}"),
          Map.entry("ListQualificationTypes", "{\"QualificationTypes\":[]}"),
          Map.entry("ListReviewableHITs", "{\"HITs\":[]}"),
          Map.entry("ListWorkerBlocks", "{\"WorkerBlocks\":[]}"),
          Map.entry("ListWorkersWithQualificationType", "{\"Qualifications\":[]}"));

  private static final String NOT_HELD =
      "{\"__type\":\"RequestError\",\"Message\":\"none\","
          + "\"TurkErrorCode\":\"AWS.MechanicalTurk.QualificationDoesNotExist\"}";

  private final Map<String, List<Call>> received = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * A call.
   *
   * @param body its JSON, with equal numbers equal
   */
  record Call(String operation, Object body) {}

  private ReceivedCalls(HttpServer server) {
    this.server = server;
  }

  static ReceivedCalls start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ReceivedCalls calls = new ReceivedCalls(server);
    server.setExecutor(calls.threads);
    server.createContext("/", calls::answer);
    server.start();
    return calls;
  }

  /** An address of its own for who calls. */
  URI address(String caller) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + caller);
  }

  /** What came to an address, in its order. */
  List<Call> of(String caller) {
    return List.copyOf(received.getOrDefault(caller, List.of()));
  }

  void forget(String caller) {
    received.remove(caller);
  }

  static Object json(String text) {
    return equalNumbers(Objects.requireNonNull(PlainValues.read(text)));
  }

  private static Object equalNumbers(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> all = new TreeMap<>();
      map.forEach((name, each) -> all.put(String.valueOf(name), equalNumbers(each)));
      return all;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ReceivedCalls::equalNumbers).toList();
    }
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), Finished.CHARSET);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    assertThat(target).startsWith(ConstraintTable.TARGET_PREFIX);
    String operation = target.substring(ConstraintTable.TARGET_PREFIX.length());
    String caller = exchange.getRequestURI().getPath().replaceAll("^/|/$", "");
    received
        .computeIfAbsent(caller, any -> new CopyOnWriteArrayList<>())
        .add(new Call(operation, json(body)));
    boolean isRefused = operation.equals("GetQualificationScore") && body.contains("\"ANEW");
    byte[] answer =
        (isRefused ? NOT_HELD : ANSWERS.getOrDefault(operation, "{}")).getBytes(Finished.CHARSET);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(isRefused ? 400 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** What a client can be told of an answer that the service gives. */
  static Map<String, String> answers() {
    return ANSWERS;
  }

  /** Without what is read only to refuse what the old service refused. */
  static List<Call> withoutChecks(List<Call> calls) {
    List<Call> all = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      boolean isRead =
          List.of("GetHIT", "GetAssignment", "GetQualificationScore")
              .contains(calls.get(i).operation());
      if (!isRead || i == calls.size() - 1) {
        all.add(calls.get(i));
      }
    }
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
