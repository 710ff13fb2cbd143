package org.turkbridge.clients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.turkbridge.message.Sample;

/**
 * A server with QualificationTypes that have no request, one, exactly a page of them, many pages,
 * and requests with odd texts; and beside it a service that always answers the same, by the path
 * that it is asked at.
 *
 * @param closed a port where nobody listens
 */
record ListingBridge(
    Path folder, RunningJar jar, HttpServer canned, ExecutorService threads, int closed)
    implements AutoCloseable {
  static final String NONE = "3NOREQUESTSEXAMPLE";
  static final String ONE = "3ONEREQUESTEXAMPLE";
  static final String PAGE = "3ONEPAGEEXAMPLE";
  static final String ODD = "3ODDTEXTSEXAMPLE";

  private static final int PAGE_SIZE = 100;
  private static final String JSON = "application/x-amz-json-1.1";

  static ListingBridge start() {
    Path folder = Folders.create();
    try {
      Path archives = Files.createDirectory(folder.resolve("archives"));
      ManyRequests.write(archives.resolve("many.xml"));
      Files.writeString(archives.resolve("type.json"), type(NONE));
      Files.writeString(archives.resolve("one.jsonl"), request(ONE, 0, "<T/>", "1400000000"));
      Files.writeString(archives.resolve("page.jsonl"), page());
      Files.writeString(archives.resolve("odd.jsonl"), odd());
      RunningJar jar =
          new Jar(folder)
              .serve(
                  "--credentials",
                  Keys.credentialsFile(folder).toString(),
                  "--import",
                  Sample.FOLDER.toAbsolutePath().toString(),
                  "--import",
                  archives.toString());
      ExecutorService threads = Executors.newCachedThreadPool();
      return new ListingBridge(folder, jar, canned(threads), threads, closedPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String id) {
    return """
    {"QualificationTypes": [{"QualificationTypeId": "%s", "CreationTime": 1400000000,
     "Name": "Nobody asks", "Description": "-", "QualificationTypeStatus": "Active"}]}
    """
        .formatted(id);
  }

  private static String page() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PAGE_SIZE; i++) {
      lines.append(request(PAGE, i, "<T>" + i + "</T>", 1_400_000_000 + i + ".25"));
    }
    return lines.toString();
  }

  private static String odd() {
    return request(ODD, 1, "caf\u00e9 \u8a66\u9a13 \ud83d\ude00 e\u0301 \u0416", "1212323400.25")
        + request(ODD, 2, "tab\\t\\\"quoted\\\" back\\\\slash \\u001f\\u007f\\u2028", "-1.5")
        + request(ODD, 3, "line\\nline\\r\\n  indented \\n", "1408060860.000001")
        + request(ODD, 4, "yes", "0")
        + request(ODD, 5, "", "1408060860")
        + request(ODD, 6, " lead and trail ", "1362988800");
  }

  private static String request(String type, int number, String answer, String time) {
    return ("{\"QualificationRequestId\": \"%s%03d\", \"QualificationTypeId\": \"%s\","
            + " \"WorkerId\": \"A%04dEXAMPLE\", %s\"Answer\": \"%s\", \"SubmitTime\": %s}\n")
        .formatted(
            type,
            number,
            type,
            number,
            number % 2 == 0 ? "\"Test\": \"<Q/>\", " : "",
            answer,
            time);
  }

  private static HttpServer canned(ExecutorService threads) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    answer(
        server, "/fault", 500, JSON, "{\"__type\":\"ServiceFault\",\"Message\":\"It is broken.\"}");
    answer(
        server,
        "/throttled",
        400,
        JSON,
        "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
    answer(server, "/html", 502, "text/html", "<html><b>Bad gateway</b></html>");
    answer(server, "/nothing", 403, JSON, "");
    answer(
        server,
        "/namespaced",
        400,
        JSON,
        "{\"__type\":\"com.amazonaws.mturk#RequestError\",\"Message\":\"d\u00e9j\u00e0 vu\"}");
    answer(server, "/empty", 200, JSON, "{}");
    answer(server, "/null", 200, JSON, "{\"QualificationRequests\":null,\"NumResults\":0}");
    answer(
        server,
        "/unknown",
        200,
        JSON,
        "{\"New\":1,\"QualificationRequests\":[{\"Surprise\":[1],\"WorkerId\":\"A1\","
            + "\"QualificationRequestId\":\"R\",\"SubmitTime\":1.40806086E9,\"Test\":null}]}");
    answer(
        server,
        "/same",
        200,
        JSON,
        "{\"NextToken\":\"again\",\"QualificationRequests\":[{\"WorkerId\":\"A1\"}]}");
    answer(server, "/text", 200, "text/plain", "hello");
    answer(
        server,
        "/times",
        200,
        JSON,
        "{\"QualificationRequests\":[{\"SubmitTime\":\"1408060860\"},{\"SubmitTime\":\"soon\"}]}");
    answer(server, "/toomany", 429, JSON, "{}");
    cut(server);
    server.start();
    return server;
  }

  private static void answer(HttpServer server, String path, int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  /** Ends before the length that it announced. */
  private static void cut(HttpServer server) {
    server.createContext(
        "/cut",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"Qual".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("cut");
        });
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String endpoint(String name) {
    return switch (name) {
      case "embedded" -> jar.current().toString();
      case "closed" -> "http://127.0.0.1:" + closed;
      default -> "http://127.0.0.1:" + canned.getAddress().getPort() + "/" + name;
    };
  }

  @Override
  public void close() {
    canned.stop(0);
    threads.shutdownNow();
    jar.close();
    Folders.delete(folder);
  }
}
