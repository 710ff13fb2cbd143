package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More lists than there are file descriptors for, and together longer than the heap. */
final class ManyListsIT {
  private static final int LISTS = 50;
  private static final int ITEMS = 24;
  private static final int DESCRIPTORS = 64;
  private static final String TEXT = "x".repeat(50_000);

  @TempDir private Path folder;
  private HttpServer upstream;

  @BeforeEach
  void serve() throws IOException {
    byte[] list =
        IntStream.range(0, ITEMS)
            .mapToObj(
                i ->
                    "{\"QualificationRequestId\":\"R"
                        + i
                        + "\",\"SubmitTime\":"
                        + i
                        + ",\"Answer\":\""
                        + TEXT
                        + "\"}")
            .collect(Collectors.joining(",", "{\"QualificationRequests\":[", "]}"))
            .getBytes(StandardCharsets.UTF_8);
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    upstream.start();
  }

  @AfterEach
  void stop() {
    upstream.stop(0);
  }

  /**
   * @param heap less or more than the lists need together
   */
  @ParameterizedTest
  @ValueSource(strings = {"-Xmx96m", "-Xmx512m"})
  void allHaveTheirPages(String heap) {
    Jar jar = new Jar(folder).descriptors(DESCRIPTORS).option(heap);
    try (RunningJar running =
        jar.serve(
            "--credentials",
            Keys.credentialsFile(folder).toString(),
            "--upstream",
            "http://127.0.0.1:" + upstream.getAddress().getPort())) {
      HttpClient client = HttpClient.newHttpClient();
      for (int page = 1; page <= 2; page++) {
        for (int i = 0; i < LISTS; i++) {
          Answer answer = page(running, client, i, page);
          assertThat(answer.ids())
              .as("page %d of list %d: %s", page, i, answer.texts("Message"))
              .isEqualTo(page == 1 ? List.of("R0", "R1") : List.of("R2", "R3"));
        }
      }
    }
  }

  private static Answer page(RunningJar running, HttpClient client, int list, int page) {
    return new RestCall(Keys.TESTER)
        .with("QualificationTypeId", "T" + list)
        .with("PageSize", "2")
        .with("PageNumber", Integer.toString(page))
        .get(client, running.legacy());
  }
}
