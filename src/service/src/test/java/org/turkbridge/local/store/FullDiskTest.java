package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.turkbridge.local.CallerCheck;
import org.turkbridge.local.CurrentService;
import org.turkbridge.local.EmbeddedFixture;
import org.turkbridge.local.SetClock;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ServiceException;

/** A database that may not grow, which is what SQLite makes of a full disk. */
class FullDiskTest {
  private static final int PAGES = 130;

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(CurrentService.class);
  private Store store;
  private MTurkClient client;

  @BeforeEach
  void open() {
    Path file = folder.resolve("store.db");
    store =
        SqliteStore.open(
            file,
            connections -> {
              connections.getConfig().setMaxPageCount(PAGES);
              return connections;
            },
            new SecureRandom());
    client =
        EmbeddedFixture.client(
            new CurrentService(
                store,
                CallerCheck.claimed(EmbeddedFixture.REQUESTERS),
                () -> EmbeddedFixture.REQUEST_ID,
                clock),
            EmbeddedFixture.KEY,
            configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()));
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    client.close();
    store.close();
  }

  private void create(String name) {
    client.createQualificationType(
        r ->
            r.name(name)
                .description("x".repeat(2000))
                .qualificationTypeStatus("Active")
                .overrideConfiguration(each -> each.apiCallTimeout(Duration.ofMinutes(5))));
  }

  /** How many fit. */
  private int fill() {
    for (int i = 0; ; i++) {
      try {
        create("fill" + i);
      } catch (ServiceException full) {
        return i;
      }
    }
  }

  @Test
  void theCallerIsToldAndWhatWasAcknowledgedIsThere() {
    int written = fill();

    assertThatThrownBy(() -> create("more"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(500);
              assertThat(e.turkErrorCode()).isEqualTo("AWS.ServiceUnavailable");
              assertThat(e.awsErrorDetails().errorMessage())
                  .contains("the disk is full. Make room and try again.");
            });
    assertThat(written).isPositive();
    assertThat(
            client
                .listQualificationTypes(
                    r -> r.mustBeRequestable(false).mustBeOwnedByCaller(true).maxResults(100))
                .numResults())
        .isEqualTo(written);
  }

  @Test
  void itIsLoggedOnceInAWhile() {
    fill();
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> create("more")).isInstanceOf(ServiceException.class);
    }
    assertThat(logged()).hasSize(1);
    ILoggingEvent first = logged().get(0);
    assertThat(first.getFormattedMessage()).contains("CreateQualificationType");
    assertThat(first.getThrowableProxy().getMessage()).doesNotContain("xxxxx");

    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> create("more")).isInstanceOf(ServiceException.class);

    assertThat(logged()).hasSize(2);
    assertThat(logged().get(1).getFormattedMessage()).containsPattern("as did [1-9]\\d+ others");
  }

  /** Other tests may log at the same time. */
  private List<ILoggingEvent> logged() {
    List<ILoggingEvent> all;
    synchronized (log) {
      all = List.copyOf(log.list);
    }
    return all.stream()
        .filter(event -> event.getFormattedMessage().contains("the disk is full"))
        .toList();
  }
}
