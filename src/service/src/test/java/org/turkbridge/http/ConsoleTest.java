package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.store.StoreAddress;

/** Where the console is, and who gets to it. */
final class ConsoleTest {
  private static final String HTML = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String MOZILLA = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/115";

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  @TempDir private Path folder;
  private RunningBridge bridge;

  @AfterEach
  void close() {
    bridge.close();
  }

  private void start(Optional<Integer> port, Optional<String> password) {
    bridge = RunningBridge.showing(StoreAddress.of(folder.resolve("store.db")), port, password);
  }

  private void start() {
    start(Optional.empty(), Optional.empty());
  }

  private static Reply get(URI uri, String path, String... headers) throws IOException {
    return Wire.exchange(uri, Calls.request("GET " + path, headers));
  }

  @Test
  void aPageShowsWhatWasCalledAndLetsNothingElseIn() throws IOException {
    start();
    bridge.ask(Calls.request("GET /?" + Calls.query("GetAccountBalance"), "User-Agent: Boto/2.49"));

    Reply page = get(bridge.legacy(), "/console/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).contains("Boto/2.49", "GetAccountBalance", "1 program uses");
    assertThat(page.header("content-security-policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("cache-control")).isEqualTo("no-store");
    assertThat(get(bridge.legacy(), "/console").header("location")).isEqualTo("/console/");
    assertThat(get(bridge.legacy(), "/console/console.css").header("content-type"))
        .startsWith("text/css");
    assertThat(get(bridge.legacy(), "/console/nowhere").status()).isEqualTo(404);
  }

  @Test
  void anEmptyOneSaysWhatToDo() throws IOException {
    start();
    assertThat(get(bridge.legacy(), "/console/").text())
        .contains("No call has arrived", bridge.legacy().toString());
  }

  @Test
  void anOperationHasItsCodeOfToday() throws IOException {
    start();
    bridge.get(
        Calls.query(
            "GetAssignmentsForHIT", "HITId=SECRETHIT", "PageSize=7", "SortDirection=Descending"));
    String page = get(bridge.legacy(), "/console/operations?name=GetAssignmentsForHIT").text();
    assertThat(page)
        .contains(
            "Operation=GetAssignmentsForHIT\nHITId=\u2026\nPageSize=\u2026\nSortDirection=\u2026",
            "list_assignments_for_hit",
            "list-assignments-for-hit",
            "listAssignmentsForHIT",
            "paginateListAssignmentsForHIT",
            bridge.current().toString(),
            "What differs")
        .doesNotContain("SECRETHIT", "**", "](");
  }

  @Test
  void anOperationOfTheNewApiAloneHasNone() throws IOException {
    start();
    Wire.exchange(
        bridge.current(),
        Calls.request(
            "POST /",
            "Content-Length: 0",
            "X-Amz-Target: MTurkRequesterServiceV20170117.ListWorkerBlocks"));
    assertThat(get(bridge.legacy(), "/console/operations?name=ListWorkerBlocks").text())
        .contains("<h1>ListWorkerBlocks</h1>")
        .doesNotContain("The same call today");
  }

  @Test
  void partsOfStructuresThatWereSentAreInTheCode() throws IOException {
    start();
    bridge.get(
        Calls.query(
            "RegisterHITType",
            "Title=t",
            "Description=d",
            "Reward.1.Amount=1",
            "Reward.1.CurrencyCode=USD",
            "AssignmentDurationInSeconds=60",
            "QualificationRequirement.1.QualificationTypeId=00000000000000000071",
            "QualificationRequirement.1.Comparator=EqualTo",
            "QualificationRequirement.1.LocaleValue.Country=US"));
    assertThat(get(bridge.legacy(), "/console/operations?name=RegisterHITType").text())
        .contains("create_hit_type", "QualificationRequirements", "\"Country\"");
  }

  @Test
  void namesThatACallerMakesUpAreText() throws IOException {
    start();
    String hostile = "<script>alert(1)</script>\"'><img/src=x>";
    bridge.ask(
        Calls.request("GET /?" + Calls.query("GetAccountBalance"), "User-Agent: " + hostile));

    for (String path : new String[] {"", "programs", "operations?name=GetAccountBalance"}) {
      String page = get(bridge.legacy(), "/console/" + path).text();
      assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>", "<img");
    }
    String page =
        get(
                bridge.legacy(),
                "/console/programs?requester=%22%3E%3Cscript%3E&name=%3Cscript%3E&from=%3Cscript%3E")
            .text();
    assertThat(page).doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Mode: navigate", MOZILLA})
  void aBrowserAtARootIsLedThere(String header) throws IOException {
    start();
    Reply atLegacy = get(bridge.legacy(), "/", HTML, header);
    Reply atCurrent = get(bridge.current(), "/", HTML, header);

    assertThat(atLegacy.status()).isEqualTo(302);
    assertThat(atLegacy.header("location")).isEqualTo("/console/");
    assertThat(atCurrent.status()).isEqualTo(302);
    assertThat(atCurrent.header("location"))
        .isEqualTo("http://localhost:" + bridge.legacy().getPort() + "/console/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-Agent: Boto/2.49.0 Python/3.11.2 Linux/6.1",
        "User-Agent: Axis/1.4\r\nAccept: application/soap+xml, application/dime, text/*",
        "User-Agent: curl/7.88.1\r\nAccept: */*",
        "User-Agent: Java/1.8.0_292\r\nAccept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "User-Agent: Mozilla/5.0 (compatible)\r\nAccept: */*",
        "Sec-Fetch-Mode: cors\r\n" + HTML + "\r\n" + MOZILLA
      })
  void aProgramIsNot(String headers) throws IOException {
    start();
    assertThat(get(bridge.legacy(), "/", headers).header("location")).isEmpty();
    assertThat(get(bridge.current(), "/", headers).header("location")).isEmpty();
  }

  @Test
  void aCallInTheAddressBarIsAnsweredAsOne() throws IOException {
    start();
    Reply reply = get(bridge.legacy(), "/?" + Calls.query(Calls.OPERATION), HTML, MOZILLA);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("<GetQualificationRequestsResponse");
  }

  @Test
  void nobodyAsksByAnotherName() throws IOException {
    start();
    String request = "GET /console/ HTTP/1.1\r\nHost: evil.example\r\n\r\n";
    assertThat(Wire.exchange(bridge.legacy(), request).status()).isEqualTo(403);
    assertThat(get(bridge.legacy(), "/console/").status()).isEqualTo(200);
  }

  @Test
  void nothingButFormsIsSentThere() throws IOException {
    start();
    Reply put = Wire.exchange(bridge.legacy(), Calls.request("PUT /console/", "Content-Length: 0"));
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.header("allow")).isEqualTo("GET, HEAD, POST");
    Reply json = post(bridge.legacy(), "", "{}", "Content-Type: application/json");
    assertThat(json.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token=", "token=00", "token=%22%3E%3Cscript%3E"})
  void aFormThatIsNotOfAPageIsNotTaken(String body) throws IOException {
    start();
    Reply reply = post(bridge.legacy(), "", body, FORM);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text()).contains("This form was not taken").doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: http://evil.example",
        "Origin: null"
      })
  void noPageOfAnotherSiteSendsForms(String header) throws IOException {
    start();
    Reply reply = post(bridge.legacy(), "", "", FORM, header);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text()).contains("A web page of another site", header);
  }

  private static Reply post(URI uri, String path, String body, String... headers)
      throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + body.length();
    return Wire.exchange(uri, Calls.request("POST /console/" + path, all) + body);
  }

  @Test
  void itMayHaveAPassword() throws IOException {
    start(Optional.empty(), Optional.of("s\u00e9cret:1"));
    assertThat(get(bridge.legacy(), "/console/").status()).isEqualTo(401);
    assertThat(get(bridge.legacy(), "/console/").header("www-authenticate")).startsWith("Basic ");
    assertThat(get(bridge.legacy(), "/console/", basic("ann:wrong")).status()).isEqualTo(401);
    assertThat(get(bridge.legacy(), "/console/", "Authorization: Basic !").status()).isEqualTo(401);
    assertThat(get(bridge.legacy(), "/console/", basic("ann:s\u00e9cret:1")).status())
        .isEqualTo(200);
    assertThat(get(bridge.legacy(), "/console/console.css").status()).isEqualTo(401);
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itMayHaveAPortOfItsOwn() throws IOException {
    start(Optional.of(0), Optional.empty());
    assertThat(bridge.console().getPort()).isNotEqualTo(bridge.legacy().getPort());
    assertThat(get(bridge.console(), "/console/").status()).isEqualTo(200);
    assertThat(get(bridge.console(), "/").header("location")).isEqualTo("/console/");
    assertThat(get(bridge.legacy(), "/console/").status()).isEqualTo(404);
    assertThat(get(bridge.legacy(), "/", HTML, MOZILLA).header("location"))
        .isEqualTo(bridge.console().toString().replace("127.0.0.1", "localhost"));
  }

  @Test
  void thereIsNoneUnlessItIsAskedFor() throws IOException {
    bridge = RunningBridge.start();
    assertThat(get(bridge.legacy(), "/console/").status()).isEqualTo(404);
    assertThat(get(bridge.legacy(), "/", HTML, MOZILLA).header("location")).isEmpty();
  }
}
