package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.store.TestDatabase;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.schema.ConstraintTable;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Pages of a list whose items are large: 20 of 100 KB. */
@ParameterizedClass
@EnumSource
final class LargePagesTest {
  private static final int ITEMS = 20;
  private static final int ITEM = 100_000;
  private static final long MB = 1 << 20;

  @Parameter private TestDatabase database;
  @TempDir private Path folder;
  private EmbeddedFixture embedded;
  private CurrentService service;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(database.store(folder.resolve("store.db")));
    service =
        new CurrentService(
            embedded.store,
            CallerCheck.claimed(EmbeddedFixture.REQUESTERS),
            () -> EmbeddedFixture.REQUEST_ID,
            EmbeddedFixture.NOW);
    QualificationRequest[] requests = new QualificationRequest[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      requests[i] =
          QualificationRequest.builder()
              .qualificationRequestId("R" + i)
              .qualificationTypeId("TYPE")
              .workerId("AWORKER")
              .answer("x".repeat(ITEM))
              .submitTime(Instant.EPOCH)
              .build();
    }
    embedded.add(requests);
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  private CurrentResponse list(MemoryBudget.Share memory) {
    return service.answer(
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .protocol("http")
            .host("localhost")
            .encodedPath("/")
            .putHeader("X-Amz-Target", ConstraintTable.TARGET_PREFIX + "ListQualificationRequests")
            .contentStreamProvider(InputStream::nullInputStream)
            .build(),
        memory,
        () -> {});
  }

  private static String body(CurrentResponse response) throws IOException {
    try (InputStream content = response.http().content().orElseThrow()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int items(String body) {
    return body.split("\"QualificationRequestId\"", -1).length - 1;
  }

  @Test
  void pageIsCountedUntilItIsRead() throws IOException {
    MemoryBudget.Share memory = new MemoryBudget(16 * MB, Duration.ZERO).share();
    CurrentResponse response = list(memory);
    assertThat(memory.taken()).isBetween((long) ITEMS * ITEM, 2L * ITEMS * ITEM);
    String body = body(response);
    assertThat(items(body)).isEqualTo(ITEMS);
    assertThat(response.http().firstMatchingHeader("Content-Length"))
        .contains(Integer.toString(body.length()));
    assertThat(memory.taken()).isZero();
  }

  @Test
  void pageThatThereIsNoMemoryForIsRefused() throws IOException {
    MemoryBudget budget = new MemoryBudget(3 * MB, Duration.ZERO);
    MemoryBudget.Share memory = budget.share();
    CurrentResponse response = list(memory);
    assertThat(response.http().statusCode()).isEqualTo(503);
    assertThat(body(response))
        .startsWith("{\"__type\":\"ServiceUnavailable\",\"message\":\"")
        .contains("ask for a smaller page");
    assertThat(memory.taken()).isZero();
    budget.share().take(3 * MB);
  }

  @Test
  void pageEndsWhereItHasEnough() throws IOException {
    String body = body(list(new MemoryBudget(16 * MB, Duration.ZERO).share(MB)));
    assertThat(items(body)).isBetween(1, ITEMS - 1);
    assertThat(body).contains("\"NextToken\":");
  }
}
