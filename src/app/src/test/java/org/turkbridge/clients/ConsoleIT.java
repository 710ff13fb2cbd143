package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.clients.ShownBridge.ANN;
import static org.turkbridge.clients.ShownBridge.BOB;
import static org.turkbridge.clients.ShownBridge.HOSTILE;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;

/** The console in a browser, of a server that was called. */
@DrivenBy({Client.CHROMIUM, Client.CHROMIUM_DRIVER})
final class ConsoleIT {
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

  private void callSome() throws IOException, InterruptedException {
    bridge.call(ANN, "GetAccountBalance", "Boto/2.49.0 Python/2.7", "");
    bridge.call(ANN, "GetQualificationRequests", "Boto/2.49.0 Python/2.7", "&PageSize=5");
    bridge.call(ANN, "GetQualificationRequests", "Boto/2.49.0 Python/2.7", "&PageSize=0");
    bridge.call(BOB, "GetQualificationRequests", HOSTILE, "");
  }

  private void show(String page) {
    browser.open(bridge.page(page));
  }

  private static String text(String selector) {
    return browser.element(selector).getText();
  }

  @Test
  void aNewcomerIsToldWhatToDo() {
    browser.open(bridge.currentUri());
    assertThat(text("h2")).startsWith("No call has arrived");
    assertThat(browser.all("pre"))
        .extracting(WebElement::getText)
        .containsExactly(
            bridge.legacyUri().toString(),
            "MTurkConnection(ACCESS_KEY, SECRET_KEY, host=\"127.0.0.1\", port=%d, is_secure=False)"
                .formatted(bridge.legacyUri().getPort()));
  }

  @Test
  void itShowsWhatWasCalled() throws Exception {
    callSome();
    show("");

    assertThat(text("#calls")).isEqualTo("4");
    assertThat(text("#old-share")).isEqualTo("100 %");
    assertThat(text("#failed")).isEqualTo("1");
    assertThat(text(".lead")).startsWith("2 programs use the old API: 4 of 4 calls");
    assertThat(tips("by-operation"))
        .containsExactly("GetQualificationRequests: 3", "GetAccountBalance: 1");
    assertThat(tips("by-program")).containsExactly("Boto/2.49.0: 3", HOSTILE + ": 1");
    assertThat(browser.element("main").getText()).contains("AWS.ParameterOutOfRange");
  }

  /** What the parts of a plot say, without their day. */
  private static List<String> tips(String plot) {
    return browser.all("section[aria-labelledby=" + plot + "] rect title").stream()
        .map(tip -> String.valueOf(tip.getDomProperty("textContent")))
        .map(tip -> tip.substring(tip.indexOf(", ") + 2))
        .toList();
  }

  @Test
  void aPlotIsAsHighAsItsCalls() throws Exception {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    for (int day = 0; day < 3; day++) {
      count(today.minusDays(day), 100L * (day + 1));
    }
    show("");

    List<Double> heights =
        browser.all("section[aria-labelledby=by-program] rect").stream()
            .map(bar -> Double.valueOf(String.valueOf(bar.getDomAttribute("height"))))
            .toList();
    assertThat(heights).hasSize(3);
    assertThat(heights.get(0) / heights.get(2)).isBetween(2.9, 3.1);
    assertThat(heights.get(1) / heights.get(2)).isBetween(1.9, 2.1);
  }

  private void count(LocalDate day, long calls) {
    bridge
        .store()
        .<Boolean>write(
            tables -> {
              tables
                  .calls()
                  .add(
                      Map.of(
                          new CallKind(
                              day, "legacy", "ann", "Ruby", "GetHIT", "2014-08-15", "REST", "ok"),
                          new CountedCalls(
                              calls,
                              day.atStartOfDay().toInstant(ZoneOffset.UTC),
                              1,
                              1,
                              new TreeSet<>())),
                      1_000);
              return true;
            });
  }

  @Test
  void filtersTakeAwayWhatIsNotMeant() throws Exception {
    callSome();
    count(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(40), 70);
    show("");
    assertThat(text("#calls")).isEqualTo("4");

    browser.element("select[name=requester]").sendKeys("<b>bob");
    browser.element("form button").click();
    assertThat(text("#calls")).isEqualTo("1");

    show("?from=" + LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(50));
    assertThat(text("#calls")).isEqualTo("74");
  }

  @Test
  void aProgramAndAnOperationHaveTheirPages() throws Exception {
    callSome();
    show("");
    browser.link("Boto/2.49.0").click();
    assertThat(text("h1")).isEqualTo("Boto/2.49.0");
    assertThat(text("#calls")).isEqualTo("3");
    browser.link("GetQualificationRequests").click();
    assertThat(text("#calls")).isEqualTo("3");
    assertThat(text(".lead")).contains("ListQualificationRequests");
    assertThat(text(".parameters")).contains("PageSize");
  }

  @Test
  void namesOfCallersAreTextOnEveryPage() throws Exception {
    callSome();
    show("");
    browser.link(HOSTILE).click();
    assertThat(text("h1")).isEqualTo(HOSTILE);
    assertThat(browser.run("return document.querySelectorAll('img, script').length")).isEqualTo(0L);
    show("nowhere?name=" + "%3Cscript%3E");
    assertThat(browser.run("return document.scripts.length")).isEqualTo(0L);
    assertThat(browser.console()).allMatch(line -> line.contains("404"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void bothSchemesAreShown(String scheme) throws Exception {
    callSome();
    browser.prefer(scheme);
    show("");
    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(17, 22, 21)" : "rgb(245, 246, 245)");
    List<?> seenAndFaint = (List<?>) browser.run(Contrast.FAINT_TEXTS);
    assertThat((Long) seenAndFaint.get(0)).isGreaterThan(30);
    assertThat((List<?>) seenAndFaint.get(1)).isEmpty();
  }

  @Test
  void aPhoneNeedsNoScrollingSidewaysNorScripts() throws Exception {
    callSome();
    browser.becomePhone();
    browser.withoutScripts();
    show("");
    assertThat(browser.element("#calls").isDisplayed()).isTrue();
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    callSome();
    show("");
    browser.type(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the page");
    browser.type(Keys.TAB, Keys.TAB, Keys.TAB);
    WebElement link = browser.focused();
    assertThat(link.getText()).isEqualTo("Programs");
    link.sendKeys(Keys.ENTER);
    assertThat(text("h1")).isEqualTo("Programs");
    assertThat(browser.element("nav a[aria-current=page]").getText()).isEqualTo("Programs");
    assertThat(browser.element("svg").getAccessibleName()).isEqualTo("Calls a day");
  }

  @Test
  void aPasswordIsAskedFor() throws Exception {
    try (ShownBridge guarded = ShownBridge.start(Optional.of("open-sesame"))) {
      URI uri = guarded.page("");
      browser.open(URI.create(uri.toString().replace("://", "://ann:open-sesame@")));
      assertThat(text("h1")).isEqualTo("Overview");
    }
  }
}
