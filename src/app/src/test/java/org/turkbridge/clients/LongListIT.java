package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is many times as large as the heap. */
final class LongListIT {
  private static final int PAGES = 150;
  private static final String TEXT = "<Answer>caf\u00e9 \u8a66\u9a13</Answer>".repeat(40_000);

  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
    AtomicInteger answered = new AtomicInteger();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          int page = answered.incrementAndGet();
          byte[] begin =
              ((page < PAGES ? "{\"NextToken\":\"" + page + "\"," : "{")
                      + "\"QualificationRequests\":[{\"WorkerId\":\"A"
                      + page
                      + "\",\"Answer\":\"")
                  .getBytes(StandardCharsets.UTF_8);
          byte[] end = "\"}]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, begin.length + text.length + end.length);
          exchange.getResponseBody().write(begin);
          exchange.getResponseBody().write(text);
          exchange.getResponseBody().write(end);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "text", "json"})
  void isPrintedAsItComes(String form) {
    // The last line has no room for doubt: it is behind all others.
    String command =
        "\"$0\" list-qualification-requests --no-sign-request"
            + " --endpoint-url \"$1\" --output "
            + form
            + " | tee >(wc -c >&2) | grep -c -F 'Answer>caf'";
    Finished run =
        Command.run(
            List.of(
                "/bin/bash",
                "-o",
                "pipefail",
                "-c",
                command,
                Jar.file().resolveSibling("turkbridge").toString(),
                "http://127.0.0.1:" + server.getAddress().getPort()),
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "TURKBRIDGE_OPTS",
                "-Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "TMPDIR",
                folder.toString(),
                "HOME",
                folder.toString()));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(PAGES + "\n");
    assertThat(Long.parseLong(run.err().strip()))
        .isGreaterThan(PAGES * (long) TEXT.getBytes(StandardCharsets.UTF_8).length);
  }
}
