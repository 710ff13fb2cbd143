package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.http.Api;

class NoAnswerTest {
  private static final URI SERVICE = URI.create("http://mturk.example.org/");

  static List<Arguments> failures() {
    return List.of(
        Arguments.of(new ConnectException(), "nothing listens at http://mturk.example.org/;"),
        Arguments.of(
            new ConnectException().initCause(new UnresolvedAddressException()),
            "there is no host of the name in http://mturk.example.org/;"),
        Arguments.of(
            new HttpConnectTimeoutException("HTTP connect timed out"),
            "http://mturk.example.org/ cannot be reached in time;"),
        Arguments.of(
            new HttpTimeoutException("request timed out"),
            "http://mturk.example.org/ did not answer in time;"),
        Arguments.of(
            new IOException("Connection reset"),
            "http://mturk.example.org/ did not answer: Connection reset;"),
        Arguments.of(new IOException(), "http://mturk.example.org/ did not answer: IOException;"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void reasonAddressAndRemedyAreTold(IOException failure, String says) {
    assertThat(NoAnswer.text(Api.LEGACY, SERVICE, failure))
        .isEqualTo(says + " check --against, and that the service is up");
    assertThat(NoAnswer.text(Api.CURRENT, SERVICE, failure))
        .isEqualTo(says + " check --against-current, and that the service is up");
  }
}
