package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;

class InProcessHttpClientTest {
  @TempDir Path folder;
  private EmbeddedFixture embedded;
  private InProcessHttpClient client;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(folder.resolve("store.db"));
    client = new InProcessHttpClient(embedded.service);
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void anAnswerOfTheServiceIsAnHttpAnswer() throws IOException {
    assertThat(prepare().call().httpResponse().statusCode()).isEqualTo(400);
  }

  @Test
  void anAbortedCallFails() {
    ExecutableHttpRequest call = prepare();
    call.abort();

    assertThatThrownBy(call::call).isInstanceOf(IOException.class).hasMessageContaining("aborted");
  }

  @Test
  void aClosedClientTakesNoCalls() {
    client.close();

    assertThatThrownBy(this::prepare)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(embedded.client.listQualificationRequests().numResults()).isZero();
  }

  private ExecutableHttpRequest prepare() {
    return client.prepareRequest(
        HttpExecuteRequest.builder().request(Calls.unsigned("{}").build()).build());
  }
}
