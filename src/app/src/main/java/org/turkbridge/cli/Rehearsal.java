package org.turkbridge.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands in one JVM: the build learns from it which classes to put into the archive
 * that the launcher starts from.
 */
final class Rehearsal {
  private static final String NEXT = "--";
  private static final String SERVICE = "{service}";

  private Rehearsal() {}

  /**
   * Runs the command lines, each closed by {@code --}; {@code {service}} stands for the URL of a
   * service. Their exit codes do not matter.
   */
  public static void main(String[] args) throws IOException {
    try (RehearsalService service = RehearsalService.start()) {
      List<String> command = new ArrayList<>();
      for (String arg : args) {
        if (arg.equals(NEXT)) {
          Turkbridge.run(command.toArray(String[]::new));
          command.clear();
        } else {
          command.add(arg.replace(SERVICE, service.uri().toString()));
        }
      }
    }
  }

  /** Stands in for the current API while commands are rehearsed: one page with one request. */
  private static final class RehearsalService implements AutoCloseable {
    private static final byte[] ANSWER =
        ("{\"NumResults\":1,\"QualificationRequests\":[{\"QualificationRequestId\":\"3R\","
                + "\"QualificationTypeId\":\"3T\",\"WorkerId\":\"A1\",\"Test\":\"<caf\u00e9/>\","
                + "\"Answer\":\"<A/>\",\"SubmitTime\":1.40806086E9}]}")
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private RehearsalService(HttpServer server) {
      this.server = server;
    }

    static RehearsalService start() throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
          });
      server.start();
      return new RehearsalService(server);
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
