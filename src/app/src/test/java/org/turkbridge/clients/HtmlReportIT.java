package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.turkbridge.verify.report.Report;
import org.turkbridge.verify.report.SampleReports;

/** The HTML report in a browser. */
@DrivenBy({Client.CHROMIUM, Client.CHROMIUM_DRIVER})
final class HtmlReportIT {
  private static final int FINDINGS = 7;

  @TempDir static Path profile;
  private static Browser browser;
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    browser = Browser.start(profile);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void reset() {
    browser.reset();
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void needsNothingElse() throws IOException {
    open(SampleReports.mixed());

    assertThat(browser.run("return performance.getEntriesByType('resource').length")).isEqualTo(0L);
    assertThat(browser.visible(".finding")).hasSize(FINDINGS);
    assertThat(browser.element(".bar").getAccessibleName())
        .isEqualTo(
            "Of 1,348 records: 1,240 equal, 97 equal after normalisation, 9 different, 2 not"
                + " compared");
  }

  @Test
  void mayFetchNothing() throws IOException {
    open(SampleReports.mixed());

    browser.run(
        """
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        const image = document.createElement("img");
        image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
        document.body.append(image);
        return true;
        """);

    assertThat(browser.run("return 'ran' in window")).isEqualTo(false);
    assertThat(browser.console()).isNotEmpty().allMatch(line -> line.contains("Content Security"));
  }

  @Test
  void hostileTextStaysText() throws IOException {
    open(SampleReports.mixed());

    assertThat(browser.run("return document.title")).isEqualTo("Archives verified");
    assertThat(browser.run("return document.querySelectorAll('img').length")).isEqualTo(0L);
    assertThat(browser.run("return document.scripts.length")).isEqualTo(1L);
    assertThat(browser.element("#finding-5 .subject").getText()).isEqualTo(SampleReports.HOSTILE);
  }

  @Test
  void aCauseFilters() throws IOException {
    open(SampleReports.mixed());
    WebElement cause = browser.element(".cause[data-kind=lost-value]");

    cause.click();
    assertThat(shown()).containsExactly("finding-4");
    assertThat(browser.element("#shown").getText()).isEqualTo("1 of 7 shown");
    assertThat(cause.getDomAttribute("aria-pressed")).isEqualTo("true");

    cause.click();
    assertThat(shown()).hasSize(FINDINGS);
    assertThat(cause.getDomAttribute("aria-pressed")).isEqualTo("false");
  }

  @Test
  void aWeightFilters() throws IOException {
    open(SampleReports.mixed());

    browser.element("#weight").sendKeys("errors");

    assertThat(shown()).containsExactly("finding-6");
  }

  @Test
  void searchFindsWordsWhereverTheyStand() throws IOException {
    open(SampleReports.mixed());
    WebElement search = browser.element("#search");

    search.sendKeys("requests-07 PORTLAND");
    assertThat(shown()).containsExactly("finding-2");

    search.sendKeys(" nowhere");
    assertThat(shown()).isEmpty();
    assertThat(browser.element("#nothing").getText()).startsWith("No finding matches.");

    browser.element("#nothing button").click();
    assertThat(shown()).hasSize(FINDINGS);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("search");
  }

  @Test
  void theKeyboardIsEnough() throws IOException {
    open(SampleReports.mixed());

    browser.type(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the findings");
    browser.type(Keys.ENTER);
    browser.type(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("search");
    for (int i = 0; i < 6; i++) {
      browser.type(Keys.TAB);
    }
    assertThat(browser.focused().getTagName()).isEqualTo("summary");
    assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    assertThat(browser.visible("#finding-1 .value")).hasSize(2);
    browser.type(Keys.ENTER);
    assertThat(browser.visible("#finding-1 .value")).isEmpty();
    browser.type(Keys.SPACE);
    assertThat(browser.visible("#finding-1 .value")).hasSize(2);
    browser.type("/");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("search");
  }

  @Test
  void everythingExpandsAndCollapses() throws IOException {
    open(SampleReports.mixed());

    browser.element("#close").click();
    assertThat(browser.visible(".message")).isEmpty();
    browser.element("#open").click();
    assertThat(browser.visible(".message")).hasSize(FINDINGS);
  }

  @Test
  void equalTextUnfolds() throws IOException {
    open(SampleReports.mixed());
    WebElement fold = browser.element("#finding-2 .fold");

    assertThat(browser.visible("#finding-2 .folded")).isEmpty();
    fold.click();
    assertThat(browser.visible("#finding-2 .folded")).hasSize(1);
    assertThat(fold.getDomAttribute("aria-expanded")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextCanBeReadInBothSchemes(String scheme) throws IOException {
    browser.prefer(scheme);
    open(SampleReports.mixed());

    List<?> seenAndFaint = (List<?>) browser.run(Contrast.FAINT_TEXTS);

    assertThat((Long) seenAndFaint.get(0)).isGreaterThan(80);
    assertThat((List<?>) seenAndFaint.get(1)).isEmpty();
    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(18, 21, 24)" : "rgb(246, 246, 243)");
  }

  @Test
  void aPhoneNeedsNoScrollingSideways() throws IOException {
    browser.becomePhone();
    open(SampleReports.mixed());

    assertThat(browser.run("return document.documentElement.clientWidth")).isEqualTo(360L);
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    assertThat(browser.element("#finding-2 .after").getLocation().getY())
        .isGreaterThan(browser.element("#finding-2 .before").getLocation().getY());
  }

  @Test
  void withoutScriptsEverythingIsThereButTheFilter() throws IOException {
    browser.withoutScripts();
    open(SampleReports.mixed());

    assertThat(browser.visible(".finding")).hasSize(FINDINGS);
    assertThat(browser.visible(".folded")).hasSize(2);
    assertThat(browser.visible(".tools, .fold, .cause:enabled")).isEmpty();
    assertThat(browser.visible(".cause")).hasSize(4);
  }

  @Test
  void tenThousandFindingsCanBeSearched() throws IOException {
    open(SampleReports.large(10_000));

    browser.element("#search").sendKeys("record 9876");

    assertThat(browser.run("return document.querySelectorAll('.finding:not([hidden])').length"))
        .isEqualTo(1L);
    assertThat(browser.element("#shown").getText()).isEqualTo("1 of 10,000 shown");
  }

  @Test
  void nothingFoundIsSaid() throws IOException {
    open(SampleReports.clean());

    assertThat(browser.element(".badge").getText()).endsWith("Passed");
    assertThat(browser.element("#findings").getText()).endsWith("Nothing was found.");
  }

  private void open(Report report) throws IOException {
    browser.open(Files.writeString(folder.resolve("report.html"), SampleReports.html(report)));
  }

  private List<String> shown() {
    return browser.visible(".finding").stream()
        .map(finding -> String.valueOf(finding.getDomAttribute("id")))
        .toList();
  }
}
