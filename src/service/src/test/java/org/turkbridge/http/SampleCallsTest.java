package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.store.StoreAddress;

/** A call that the console makes, in both protocols. */
final class SampleCallsTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");

  @TempDir private Path folder;
  private RunningBridge bridge;

  @BeforeEach
  void start() {
    bridge = RunningBridge.showingData(StoreAddress.of(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  private String token() throws IOException {
    Matcher token =
        TOKEN.matcher(Wire.exchange(bridge.legacy(), Calls.request("GET /console/sample")).text());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private Reply send(String token, String operation, String requester) throws IOException {
    String form =
        "token="
            + token
            + "&operation="
            + URLEncoder.encode(operation, StandardCharsets.UTF_8)
            + "&requester="
            + URLEncoder.encode(requester, StandardCharsets.UTF_8);
    return Wire.exchange(
        bridge.legacy(),
        Calls.request(
                "POST /console/sample",
                "Content-Type: application/x-www-form-urlencoded",
                "Origin: http://localhost",
                "Sec-Fetch-Site: same-origin",
                "Content-Length: " + form.length())
            + form);
  }

  @Test
  void aCallIsShownInBothProtocols() throws IOException {
    Reply page = send(token(), "GetAccountBalance", Calls.REQUESTER.name());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains(
            "&amp;Operation=GetAccountBalance",
            "&lt;GetAccountBalanceResponse",
            "X-Amz-Target: MTurkRequesterServiceV20170117.GetAccountBalance",
            "\"AvailableBalance\" : \"10000.00\"")
        .doesNotContain(Calls.SECRET, Calls.REQUESTER.accessKeyId(), "AWS4-HMAC");
  }

  @Test
  void anErrorIsShownInBothProtocols() throws IOException {
    assertThat(send(token(), "GetHIT", "").text())
        .contains("AWS.MechanicalTurk.HITDoesNotExist", "HTTP 400", "RequestError");
  }

  @Test
  void aListOfNothingIsShown() throws IOException {
    for (String operation : new String[] {"SearchQualificationTypes", "GetReviewableHITs"}) {
      assertThat(send(token(), operation, "").text())
          .contains("&lt;" + operation + "Response", "TotalNumResults", "\"NumResults\" : 0");
    }
  }

  @Test
  void onlyCallsThatChangeNothingAreMade() throws IOException {
    String page = send(token(), "DisposeHIT<script>", "<script>").text();
    assertThat(page).contains("Operation=GetAccountBalance").doesNotContain("<script>", "Dispose");
  }

  @Test
  void noCallIsMadeWithoutTheTokenOfThePage() throws IOException {
    Reply reply = send("0".repeat(64), "GetAccountBalance", "");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text()).doesNotContain("GetAccountBalanceResponse");
  }

  @Test
  void noCallIsMadeForWhoeverHasAnAccountOnTheMachineAlone() throws IOException {
    StoreAddress store = StoreAddress.of(folder.resolve("other.db"));
    try (RunningBridge signed = RunningBridge.showing(store, Optional.empty(), Optional.empty())) {
      Reply page = Wire.exchange(signed.legacy(), Calls.request("GET /console/sample"));
      assertThat(page.status()).isEqualTo(403);
      assertThat(page.text()).contains("--console-password-file").doesNotContain("name=\"token\"");
    }
  }

  @Test
  void theCallIsNotCounted() throws IOException {
    send(token(), "GetAccountBalance", "");
    assertThat(Wire.exchange(bridge.legacy(), Calls.request("GET /console/")).text())
        .contains("No call has arrived");
  }
}
