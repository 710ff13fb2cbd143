package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code serve} has its console, and where not. */
final class ConsoleOptionsIT {
  private static final Pattern ADDRESS = Pattern.compile("console, for a browser +(\\S+)");

  @TempDir Path folder;

  private RunningJar serve(String... options) {
    return new Jar(folder)
        .serve(
            Stream.concat(
                    Stream.of("--credentials", Keys.credentialsFile(folder).toString()),
                    Stream.of(options))
                .toArray(String[]::new));
  }

  private static URI console(RunningJar jar) {
    Matcher address = ADDRESS.matcher(jar.err());
    assertThat(address.find()).as(jar.err()).isTrue();
    return URI.create(address.group(1));
  }

  private static int status(URI uri, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void itIsThereByDefault() throws Exception {
    try (RunningJar jar = serve()) {
      assertThat(console(jar)).isEqualTo(jar.legacy().resolve("/console/"));
      assertThat(status(console(jar))).isEqualTo(200);
    }
  }

  @Test
  void itIsNotWhereNobodyWantsIt() throws Exception {
    try (RunningJar jar = serve("--no-console")) {
      assertThat(jar.err()).doesNotContainPattern(ADDRESS).doesNotContain("There is no console");
      assertThat(status(jar.legacy().resolve("/console/"))).isEqualTo(404);
    }
  }

  @Test
  void othersThanThisMachineNeedAPassword() throws Exception {
    try (RunningJar jar = serve("--bind", "0.0.0.0")) {
      assertThat(jar.err()).contains("There is no console", "--console-password-file");
      URI uri = URI.create("http://127.0.0.1:" + jar.legacy().getPort() + "/console/");
      assertThat(status(uri)).isEqualTo(404);
    }
  }

  @Test
  void aPasswordAndAPortAreTaken() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");
    try (RunningJar jar =
        serve(
            "--bind",
            "0.0.0.0",
            "--console-port",
            "0",
            "--console-password-file",
            file.toString())) {
      assertThat(jar.err()).doesNotContain("open sesame");
      assertThat(console(jar).getPort()).isNotEqualTo(jar.legacy().getPort());
      assertThat(status(console(jar))).isEqualTo(401);
      String pair =
          Base64.getEncoder().encodeToString("ann:open sesame".getBytes(StandardCharsets.UTF_8));
      assertThat(status(console(jar), "Authorization", "Basic " + pair)).isEqualTo(200);
    }
  }
}
