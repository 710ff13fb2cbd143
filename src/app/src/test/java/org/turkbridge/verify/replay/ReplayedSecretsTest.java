package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.requester.Requester;
import org.turkbridge.verify.recording.Recordings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class ReplayedSecretsTest {
  private static final Requester REPLAYER =
      new Requester("replayer", AwsBasicCredentials.create("AKIDREPLAYER", "anotherSECRET"));

  @TempDir private Path folder;

  @Test
  void signatureThatAServiceRepeatsIsNeitherComparedNorWritten() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("0001-GetX.http"),
            """
            # turkbridge recording 1: legacy
            GET /?Operation=GetX&Signature=REMOVED HTTP/1.1

            ### answer
            HTTP/1.1 200

            <a>old &amp;Signature=REMOVED</a>
            """);
    List<ReplayedCall> calls = new ArrayList<>();
    HttpServer echo = echo();
    try {
      URI service = URI.create("http://127.0.0.1:" + echo.getAddress().getPort() + "/");
      new Replay(
              new ReplayTargets(Optional.of(service), Optional.empty()),
              REPLAYER,
              HttpClient.newHttpClient(),
              List.of(),
              InstantSource.system())
          .run(Recordings.read(List.of(file)).all(), 1, calls::add);
    } finally {
      echo.stop(0);
    }
    calls.get(0).update();
    assertThat(file).content().endsWith("<a>/?Operation=GetX&amp;Signature=REMOVED REMOVED</a>\n");
  }

  /** Answers with what was asked, and with the key that signed it. */
  private static HttpServer echo() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String asked = exchange.getRequestURI().toString().replace("&", "&amp;");
          byte[] answer = ("<a>" + asked + " anotherSECRET</a>").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
