package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.clients.ShownBridge.ANN;
import static org.turkbridge.clients.ShownBridge.BOB;
import static org.turkbridge.clients.ShownBridge.HOSTILE;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;
import org.turkbridge.Await;

/** What the console shows of single calls, in a browser. */
@DrivenBy({Client.BOTO2, Client.BOTO3, Client.AWS_CLI, Client.CHROMIUM, Client.CHROMIUM_DRIVER})
final class LiveConsoleIT {
  private static final String BOTO = "Boto/2.49.0 Python/2.7";

  @TempDir static Path profile;
  private static Browser browser;
  private ShownBridge bridge;

  @BeforeAll
  static void start() {
    browser = Browser.start(profile);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    browser.reset();
    bridge = ShownBridge.start(Optional.empty());
  }

  /** No script of a caller ran, and nothing was tried that the policy forbids. */
  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.run("return 'ran' in window")).isEqualTo(false);
    assertThat(browser.console()).isEmpty();
    bridge.close();
  }

  private void show(String page) {
    browser.open(bridge.page(page));
  }

  private static List<String> rows() {
    return browser.all("#live tbody tr").stream().map(WebElement::getText).toList();
  }

  private static void awaitRows(int count) {
    Await.until(() -> rows().size() == count);
  }

  private static void awaitState(String beginning) {
    Await.until(() -> browser.element("#said").getText().startsWith(beginning));
  }

  @Test
  void aCallOfARealProgramIsShownAsItArrives() {
    show("live");
    awaitState("Live");
    assertThat(browser.element("#nothing").isDisplayed()).isTrue();
    Finished run =
        Command.run(
            List.of(
                Script.PYTHON,
                "-W",
                "ignore",
                "-c",
                """
                from boto.mturk.connection import MTurkConnection
                mturk = MTurkConnection("AKIDANN", "secretOfAnn", host="127.0.0.1", port=%d,
                                        is_secure=False)
                print(mturk.get_account_balance())
                """
                    .formatted(bridge.legacyUri().getPort())),
            Map.of("HOME", profile.toString()));
    assertThat(run.exitCode()).as(run.err()).isZero();

    awaitRows(1);
    assertThat(rows().get(0))
        .contains("GetAccountBalance", "Boto/2.", "ann", "by REST", "ok")
        .doesNotContain("AKIDANN");
    assertThat(browser.element("#nothing").isDisplayed()).isFalse();
  }

  @Test
  void anErrorIsShownInWordsAndWhatACallerSaysIsText() throws Exception {
    show("live");
    awaitState("Live");
    bridge.call(BOB, "GetQualificationRequests", HOSTILE, "&PageSize=0");
    bridge.call(BOB, "%3Cimg%2Fsrc=x%3E", HOSTILE, "&%3Cscript%3E=%3Cscript%3E");

    awaitRows(2);
    assertThat(rows().get(1)).contains("AWS.ParameterOutOfRange", "PageSize", "<b>bob", HOSTILE);
    assertThat(rows().get(0)).contains("unknown");
    assertThat(browser.all("#live tbody tr.error")).hasSize(2);
    assertThat(browser.run("return document.querySelectorAll('img').length")).isEqualTo(0L);
  }

  @Test
  void aPauseLosesNothing() throws Exception {
    show("live");
    awaitState("Live");
    browser.element("#pause").click();
    assertThat(browser.element("#said").getText()).isEqualTo("Paused.");
    assertThat(browser.element("#pause").getDomAttribute("aria-pressed")).isEqualTo("true");
    bridge.call(ANN, "GetAccountBalance", BOTO, "");
    assertThat(rows()).isEmpty();

    browser.element("#pause").click();
    awaitRows(1);
    bridge.call(ANN, "GetReviewableHITs", BOTO, "");
    awaitRows(2);
    assertThat(rows().get(0)).contains("GetReviewableHITs");
  }

  @Test
  void aFilterLetsThroughWhatIsMeant() throws Exception {
    show("live");
    browser.element("input[name=program]").sendKeys("boto");
    browser.element("input[name=errors]").click();
    browser.element("form button[type=submit]").click();
    // Elements of the page before are stale then.
    Await.until(
        () ->
            String.valueOf(browser.run("return location.search + document.readyState"))
                .endsWith("errors=1complete"));
    awaitState("Live");
    bridge.call(ANN, "GetAccountBalance", BOTO, "");
    bridge.call(ANN, "GetQualificationRequests", "Perl/5", "&PageSize=0");
    bridge.call(ANN, "GetQualificationRequests", BOTO, "&PageSize=0");

    awaitRows(1);
    assertThat(rows().get(0)).contains("Boto/2.49.0", "AWS.ParameterOutOfRange");
    assertThat(browser.element("input[name=errors]").isSelected()).isTrue();
  }

  @Test
  void withoutScriptsTheLastCallsAreThere() throws Exception {
    bridge.call(ANN, "GetAccountBalance", BOTO, "");
    browser.becomePhone();
    browser.withoutScripts();
    show("live");
    assertThat(rows()).hasSize(1);
    assertThat(browser.element("#state").getText()).contains("load this page again");
    assertThat(browser.element("#pause").isDisplayed()).isFalse();
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
  }

  @Test
  void thePageSaysWhenTheServerIsGone() throws Exception {
    show("live");
    awaitState("Live");
    bridge.close();
    awaitState("The server is away");
    browser.open(URI.create("about:blank"));
    browser.console();
  }

  @Test
  void aSampleCallIsMadeByAButton() {
    show("sample");
    browser.element("select[name=requester]").sendKeys("<b>bob");
    browser.element("form button[type=submit]").click();
    assertThat(browser.element("#made").getText())
        .contains(
            "AWSAccessKeyId=(of <b>bob)",
            "<GetAccountBalanceResponse>",
            "MTurkRequesterServiceV20170117.GetAccountBalance",
            "\"AvailableBalance\" : \"10000.00\"")
        .doesNotContain("AKID", "secretOf");
  }

  @Test
  void theCodeOfAnOperationIsPastedAndRuns() throws Exception {
    bridge.call(ANN, "GetReviewableHITs", BOTO, "&PageSize=5");
    show("operations?name=GetReviewableHITs");
    List<WebElement> languages = browser.all("details[name=language]");
    assertThat(languages).hasSize(4);

    Finished python = run(List.of(Script.PYTHON, "-W", "ignore", "-c", program(0)));
    assertThat(python.exitCode()).as(python.err()).isZero();
    Finished shell = run(List.of("/bin/sh", "-c", program(1)));
    assertThat(shell.exitCode()).as(shell.err()).isZero();

    show("operations?name=ListReviewableHITs");
    assertThat(browser.element("#calls").getText()).isEqualTo("2");
    assertThat(browser.element("#failed").getText()).isEqualTo("0");
  }

  private static String program(int language) {
    return String.valueOf(
        browser.all("details[name=language] pre").get(language).getDomProperty("textContent"));
  }

  private static Finished run(List<String> command) {
    return Command.run(
        command,
        Map.of(
            "HOME", profile.toString(),
            "AWS_ACCESS_KEY_ID", ANN.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY", ANN.credentials().secretAccessKey(),
            "AWS_PAGER", ""));
  }

  @Test
  void aProgramIsCopiedByAButtonAndTheOthersAreBehindTheirNames() throws Exception {
    bridge.call(ANN, "GetAccountBalance", BOTO, "");
    show("operations?name=GetAccountBalance");
    WebElement copy = browser.visible(".copyable button").get(0);
    copy.click();
    Await.until(() -> copy.getText().startsWith("C") && !copy.getText().equals("Copy"));
    assertThat(browser.visible("details[name=language] pre")).hasSize(1);
    browser.all("details[name=language] summary").get(2).click();
    assertThat(browser.visible("details[name=language] pre"))
        .singleElement()
        .satisfies(shown -> assertThat(shown.getText()).contains("MTurkClient"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textsCanBeReadInBothSchemes(String scheme) throws Exception {
    bridge.call(ANN, "GetQualificationRequests", BOTO, "&PageSize=0");
    browser.prefer(scheme);
    for (String page :
        new String[] {"live", "sample", "operations?name=GetQualificationRequests"}) {
      show(page);
      List<?> seenAndFaint = (List<?>) browser.run(Contrast.FAINT_TEXTS);
      assertThat((List<?>) seenAndFaint.get(1)).as(page).isEmpty();
    }
  }

  @Test
  void aPhoneNeedsNoScrollingSideways() throws Exception {
    bridge.call(ANN, "GetQualificationRequests", BOTO, "&PageSize=0");
    browser.becomePhone();
    show("operations?name=GetQualificationRequests");
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    show("sample");
    browser.element("form button[type=submit]").click();
    assertThat(browser.element("#made").isDisplayed()).isTrue();
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
  }
}
