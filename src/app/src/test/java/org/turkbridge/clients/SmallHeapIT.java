package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a heap of 256 MB that ends at the first lack of memory. */
final class SmallHeapIT {
  private static final int CALLERS = 8;
  private static final int ITEMS = 100;
  private static final int ITEM = 300_000;
  private static final String TYPE = "3SMALLHEAPTYPE0000000000000001";

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private RunningJar serve(String... arguments) {
    return new Jar(folder)
        .option("-Xmx256m")
        .option("-XX:+ExitOnOutOfMemoryError")
        .serve(arguments);
  }

  private static void endsInOrder(RunningJar jar) {
    Finished end = jar.end("TERM");
    assertThat(end.err()).doesNotContain("OutOfMemoryError");
    assertThat(end.exitCode()).isZero();
  }

  private int health(RunningJar jar) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(jar.legacy().resolve("/health")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private void stays(String unfinished, int count) throws Exception {
    byte[] start = unfinished.getBytes(StandardCharsets.ISO_8859_1);
    List<Socket> sockets = new ArrayList<>();
    try (RunningJar jar = serve("--credentials", Keys.credentialsFile(folder).toString())) {
      assertThat(jar.err())
          .contains("Requests in flight may take 96 MB of the heap's 256 MB")
          .contains("unknown callers 24 MB");
      for (int i = 0; i < count; i++) {
        URI port = i % 2 == 0 ? jar.legacy() : jar.current();
        Socket socket = new Socket(port.getHost(), port.getPort());
        sockets.add(socket);
        try {
          socket.getOutputStream().write(start);
        } catch (SocketException refused) {
          // As many are.
        }
      }
      assertThat(health(jar)).isEqualTo(200);
      endsInOrder(jar);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void staysWhateverUnfinishedBodiesArrive() throws Exception {
    stays(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048576\r\n\r\n"
            + "x".repeat(1048575),
        400);
  }

  @Test
  void staysWhateverUnfinishedHeadsArrive() throws Exception {
    stays("GET /?a=" + "x".repeat(500_000), 400);
  }

  private Path archive() throws IOException {
    Path archive = folder.resolve("large.xml");
    try (Writer xml = Files.newBufferedWriter(archive)) {
      xml.write("<GetQualificationRequestsResult>");
      for (int i = 0; i < ITEMS; i++) {
        xml.write(
            "<QualificationRequest><QualificationRequestId>3SMALLHEAP"
                + String.format("%020d", i)
                + "</QualificationRequestId><QualificationTypeId>"
                + TYPE
                + "</QualificationTypeId><SubjectId>A1SMALLHEAP</SubjectId>"
                + "<SubmitTime>2014-01-01T00:00:00Z</SubmitTime><Answer>"
                + "x".repeat(ITEM)
                + "</Answer></QualificationRequest>");
      }
      xml.write("</GetQualificationRequestsResult>");
    }
    return archive;
  }

  /** Each answer is whole, or says that the call is to be repeated. */
  private int whole(HttpRequest request) {
    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
    }
    int whole = 0;
    for (CompletableFuture<HttpResponse<byte[]>> each : answers) {
      HttpResponse<byte[]> answer = each.join();
      String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
      if (answer.statusCode() == 200) {
        assertThat(body.split(TYPE, -1)).hasSize(ITEMS + 1);
        whole++;
      } else {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(body).contains("ServiceUnavailable").contains("no memory left");
      }
    }
    return whole;
  }

  @Test
  void answersThatDoNotFitTogetherAreSentOneByOneOrRefused() throws Exception {
    try (RunningJar jar =
        serve(
            "--credentials",
            Keys.credentialsFile(folder).toString(),
            "--skip-signature-check",
            "--import",
            archive().toString())) {
      HttpRequest legacy =
          HttpRequest.newBuilder(
                  URI.create(
                      jar.legacy()
                          + "?Operation=GetQualificationRequests&PageSize=100&AWSAccessKeyId="
                          + Keys.TESTER.accessKeyId()))
              .build();
      HttpRequest current =
          HttpRequest.newBuilder(jar.current())
              .header("X-Amz-Target", "MTurkRequesterServiceV20170117.ListQualificationRequests")
              .header("Content-Type", "application/x-amz-json-1.1")
              .POST(HttpRequest.BodyPublishers.ofString("{\"MaxResults\":100}"))
              .build();
      assertThat(whole(legacy)).isPositive();
      assertThat(whole(current)).isPositive();
      assertThat(health(jar)).isEqualTo(200);
      endsInOrder(jar);
    }
  }
}
