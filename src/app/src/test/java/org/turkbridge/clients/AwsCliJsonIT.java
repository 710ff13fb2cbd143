package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** What the AWS CLI prints of an answer is what the json format writes of its requests. */
@DrivenBy(Client.AWS_CLI)
final class AwsCliJsonIT {
  @TempDir private Path home;

  @Test
  void printsTheSameBytes(AwsCli cli) throws IOException {
    List<QualificationRequest> requests =
        List.of(
            request(
                "A", "<T>\u00e9 \u03b3 \uD83D\uDE00 \"q\" \\ / & '</T>\r\n\t", null, 1408060860, 0),
            request(
                "B", "\0\u0001\b\u000b\f\u001f\u007f\u0085\u2028\ufeff\ufffe", "", 0, 250_000_000),
            request("C", null, " ", 1408060860, 1_000),
            request("D", null, null, -1, 500_000_000));

    assertThat(printed(cli, requests)).isEqualTo(written(new JsonFormat(), requests));
  }

  @Test
  void printsTheSameBytesOfAnEmptyList(AwsCli cli) throws IOException {
    assertThat(printed(cli, List.of())).isEqualTo(written(new JsonFormat(), List.of()));
  }

  private static QualificationRequest request(
      String id, @Nullable String test, @Nullable String answer, long second, int nano) {
    return QualificationRequest.builder()
        .qualificationRequestId(id)
        .qualificationTypeId("Q")
        .workerId("W")
        .test(test)
        .answer(answer)
        .submitTime(Instant.ofEpochSecond(second, nano))
        .build();
  }

  private static String written(RecordFormat format, List<QualificationRequest> requests)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.begin(RecordKind.QUALIFICATION_REQUEST, out);
    RecordWriter writer = format.writer(out);
    for (QualificationRequest request : requests) {
      writer.write(RecordKind.QUALIFICATION_REQUEST, request);
    }
    writer.flush();
    format.end(RecordKind.QUALIFICATION_REQUEST, out, requests.isEmpty());
    return out.toString(StandardCharsets.UTF_8);
  }

  private String printed(AwsCli cli, List<QualificationRequest> requests) throws IOException {
    String lines = written(new JsonLinesFormat(Timestamps.EPOCH), requests);
    byte[] answer =
        ("{\"QualificationRequests\":[" + lines.strip().replace("\n", ",") + "]}")
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      Finished run =
          cli.run(
              List.of(
                  "--endpoint-url",
                  "http://127.0.0.1:" + server.getAddress().getPort(),
                  "--region",
                  "us-east-1",
                  "--output",
                  "json",
                  "--no-cli-pager",
                  "mturk",
                  "list-qualification-requests"),
              Map.of(
                  "HOME", home.toString(),
                  "TZ", "UTC",
                  "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                  "AWS_SECRET_ACCESS_KEY", "secret"));
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      return run.out();
    } finally {
      server.stop(0);
    }
  }
}
