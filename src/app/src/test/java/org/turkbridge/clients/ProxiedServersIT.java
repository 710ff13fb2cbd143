package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.Await;
import org.turkbridge.Document;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.Relay;
import org.turkbridge.message.Sample;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Two servers over one database, behind HAProxy with the configuration that the documents show. */
@DrivenBy(Client.HAPROXY)
final class ProxiedServersIT {
  private static final int PAGE_SIZE = 5;

  /** Each takes seconds; the proxy asks for health meanwhile. */
  private static final int CALLS_WHILE_AWAY = 2;

  @TempDir private Path folder;

  @Test
  void theyAreOneForTheirCallers() throws Exception {
    Relay database = Relay.before(PostgresServer.port());
    String store = database.url(PostgresServer.newStore());
    try (database;
        RunningJar a = serve("a", store);
        RunningJar b = serve("b", store);
        Proxy proxy = Proxy.start(folder, a, b)) {
      HttpClient client = HttpClient.newHttpClient();
      Set<String> pending = walk(client, proxy);
      assertThat(pending).hasSize(33);
      assertThat(walk(proxy)).isEqualTo(pending);
      assertThat(calls(client, a, "current")).as("pages from one").isPositive();
      assertThat(calls(client, b, "current")).as("pages from the other").isPositive();

      String granted = pending.iterator().next();
      assertThat(grant(client, proxy, granted).body()).contains("<IsValid>True</IsValid>");
      assertThat(walk(client, proxy)).hasSize(32).doesNotContain(granted);

      database.goAway();
      for (int call = 0; call < CALLS_WHILE_AWAY; call++) {
        assertThat(new RestCall(Keys.TESTER).get(client, proxy.legacy()).body())
            .contains("<Code>AWS.ServiceUnavailable</Code>");
      }
      database.comeBack();
      awaitHealth(client, a);
      awaitHealth(client, b);
      assertThat(walk(client, proxy)).as("the database is back").hasSize(32);

      (calls(client, a, "legacy") > 0 ? a : b).end("KILL");
      assertThat(walk(client, proxy)).as("one server is killed").hasSize(32);
    }
  }

  private RunningJar serve(String name, String store) throws IOException {
    Path mine = Files.createDirectory(folder.resolve(name));
    return new Jar(mine)
        .serve(
            "--credentials",
            Keys.credentialsFile(mine).toString(),
            "--store",
            store,
            "--import",
            Sample.FOLDER.toString());
  }

  private static Set<String> walk(HttpClient client, Proxy proxy) {
    Set<String> ids = new HashSet<>();
    for (int page = 1; ; page++) {
      Answer answer =
          new RestCall(Keys.TESTER)
              .with("PageSize", String.valueOf(PAGE_SIZE))
              .with("PageNumber", String.valueOf(page))
              .get(client, proxy.legacy());
      assertThat(answer.body()).contains("<IsValid>True</IsValid>");
      List<String> more = answer.ids();
      ids.addAll(more);
      if (more.size() < PAGE_SIZE) {
        return ids;
      }
    }
  }

  private static Answer grant(HttpClient client, Proxy proxy, String id) {
    return new RestCall(Keys.TESTER, "GrantQualification")
        .with("QualificationRequestId", id)
        .get(client, proxy.legacy());
  }

  private static Set<String> walk(Proxy proxy) {
    try (MTurkClient sdk = Keys.TESTER.sdk(proxy.current()).build()) {
      return sdk.listQualificationRequestsPaginator(list -> list.maxResults(PAGE_SIZE)).stream()
          .flatMap(page -> page.qualificationRequests().stream())
          .map(QualificationRequest::qualificationRequestId)
          .collect(Collectors.toSet());
    }
  }

  private static void awaitHealth(HttpClient client, RunningJar server) {
    HttpRequest health = HttpRequest.newBuilder(URI.create(server.legacy() + "health")).build();
    Await.until(
        () -> client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
  }

  private static double calls(HttpClient client, RunningJar server, String api)
      throws IOException, InterruptedException {
    HttpRequest metrics = HttpRequest.newBuilder(URI.create(server.legacy() + "metrics")).build();
    return client
        .send(metrics, HttpResponse.BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith("turkbridge_" + api + "_calls_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** HAProxy as a process of its own, on free ports. */
  private record Proxy(Process process, URI legacy, URI current) implements AutoCloseable {
    static Proxy start(Path folder, RunningJar a, RunningJar b) throws IOException {
      int legacy = freePort();
      int current = freePort();
      String configuration = configuration();
      List<String[]> ports = new ArrayList<>();
      ports.add(new String[] {":8014", "127.0.0.1:" + legacy});
      ports.add(new String[] {":8017", "127.0.0.1:" + current});
      ports.add(new String[] {"9014", String.valueOf(a.legacy().getPort())});
      ports.add(new String[] {"9017", String.valueOf(a.current().getPort())});
      ports.add(new String[] {"9114", String.valueOf(b.legacy().getPort())});
      ports.add(new String[] {"9117", String.valueOf(b.current().getPort())});
      for (String[] port : ports) {
        assertThat(configuration).contains(port[0]);
        configuration = configuration.replace(port[0], port[1]);
      }
      Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
      Process process =
          new ProcessBuilder(Client.PROXY, "-W", "-f", file.toString())
              .redirectErrorStream(true)
              .start();
      BufferedReader lines = process.inputReader(Finished.CHARSET);
      String line = lines.readLine();
      while (line != null && !line.contains("Loading success")) {
        line = lines.readLine();
      }
      assertThat(line).as("HAProxy did not start").isNotNull();
      return new Proxy(process, address(legacy), address(current));
    }

    private static String configuration() {
      return Document.all().stream()
          .flatMap(document -> document.blocks().stream())
          .filter(block -> block.language().equals("haproxy"))
          .findFirst()
          .orElseThrow()
          .text();
    }

    private static URI address(int port) {
      return URI.create("http://127.0.0.1:" + port + "/");
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
