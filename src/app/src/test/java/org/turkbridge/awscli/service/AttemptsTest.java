package org.turkbridge.awscli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.awscli.configuration.Retries;
import software.amazon.awssdk.core.retry.RetryMode;

/** The numbers are those of the AWS CLI 2.9.19, asked for the same answers. */
final class AttemptsTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final Attempts three = attempts(RetryMode.STANDARD, 3);

  private Attempts attempts(RetryMode mode, int most) {
    return new Attempts(new Retries(mode, most), pauses::add);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {}                                        | 2",
        "502 | <html>                                    | 2",
        "503 | ''                                        | 2",
        "504 | {}                                        | 2",
        "501 | {}                                        | 1",
        "505 | {}                                        | 1",
        "429 | {}                                        | 1",
        "403 | ''                                        | 1",
        "301 | {}                                        | 1",
        "400 | {\"__type\":\"RequestError\"}             | 1",
        "400 | {\"__type\":\"RequestTimeout\"}           | 2",
        "400 | {\"__type\":\"x#ThrottlingException\"}    | 2",
        "429 | {\"__type\":\"TooManyRequestsException\"} | 2"
      })
  void asksAgainWhereTheAwsCliDoes(int status, String body, int asked) {
    Script script = new Script();
    script.add(new FailedCallException(answer(status, body)), 2);

    assertThatThrownBy(() -> attempts(RetryMode.STANDARD, 2).of(script))
        .isInstanceOf(FailedCallException.class);

    assertThat(script.asked).isEqualTo(asked);
    assertThat(pauses).hasSameSizeAs(Collections.nCopies(asked - 1, script));
  }

  @Test
  void asksAgainWithoutAnAnswer() throws FailedCallException {
    Script script = new Script();
    script.add(new FailedCallException(new IOException("reset")), 1);
    script.add(
        new FailedCallException(new UncheckedIOException(new IOException("Invalid Http"))), 1);

    assertThat(three.of(script).status()).isEqualTo(200);
    assertThat(script.asked).isEqualTo(3);
  }

  @Test
  void givesUpWithTheLastFailure() {
    Script script = new Script();
    FailedCallException last = new FailedCallException(answer(503, "last"));
    script.add(new FailedCallException(answer(500, "first")), 2);
    script.add(last, 1);

    assertThatThrownBy(() -> three.of(script))
        .isInstanceOfSatisfying(
            FailedCallException.class,
            e -> {
              assertThat(e.answer()).isEqualTo(last.answer());
              assertThat(e.attempts()).isEqualTo(3);
            });
  }

  @Test
  void adaptiveModeAsksAgainToo() throws FailedCallException {
    Script script = new Script();
    script.add(new FailedCallException(answer(500, "")), 1);

    attempts(RetryMode.ADAPTIVE_V2, 2).of(script);

    assertThat(script.asked).isEqualTo(2);
  }

  private static HttpAnswer answer(int status, String body) {
    return new HttpAnswer(status, "", body.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Script implements Attempts.Call {
    private final Deque<FailedCallException> failures = new ArrayDeque<>();
    private int asked;

    void add(FailedCallException failure, int times) {
      failures.addAll(Collections.nCopies(times, failure));
    }

    @Override
    public HttpAnswer send() throws FailedCallException {
      asked++;
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      return answer(200, "{}");
    }
  }
}
