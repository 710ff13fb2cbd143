package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.ConsoleSettings;
import org.turkbridge.http.HostNames;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** The pages of what the embedded service has in a browser, with what Workers and callers wrote. */
@DrivenBy({Client.CHROMIUM, Client.CHROMIUM_DRIVER})
final class DataPagesIT {
  private static final String SCRIPT =
      "<script>top.ran=1</script><img/src=x/onerror=top.ran=1>\"'<a/href=javascript:top.ran=1>";
  private static final String ESCAPED = SCRIPT.replace("<", "&lt;").replace(">", "&gt;");
  private static final String SCHEMAS =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
  private static final String FORM =
      """
      <QuestionForm xmlns='%s2005-10-01/QuestionForm.xsd'>
        <Overview><Title>%s</Title></Overview>
        <Question>
          <QuestionIdentifier>%s</QuestionIdentifier>
          <QuestionContent>
            <Text>%s</Text>
            <FormattedContent><![CDATA[<p>Look <a href="https://sheep.example.org/">here</a></p>]]></FormattedContent>
          </QuestionContent>
          <AnswerSpecification><FreeTextAnswer/></AnswerSpecification>
        </Question>
      </QuestionForm>
      """
          .formatted(SCHEMAS, ESCAPED, ESCAPED, ESCAPED);
  private static final String ANSWER =
      """
      <QuestionFormAnswers xmlns='%s2005-10-01/QuestionFormAnswers.xsd'>
        <Answer><QuestionIdentifier>%s</QuestionIdentifier><FreeText>%s</FreeText></Answer>
      </QuestionFormAnswers>
      """
          .formatted(SCHEMAS, ESCAPED, ESCAPED);
  private static final String PAGE =
      """
      <HTMLQuestion xmlns='%s2011-11-11/HTMLQuestion.xsd'>
        <HTMLContent><![CDATA[<!DOCTYPE html><style>p {color: red}</style><p id="hello">Hello</p>
          <form action="/console/grant" method="post"><button>Send</button></form>%s]]></HTMLContent>
        <FrameHeight>0</FrameHeight>
      </HTMLQuestion>
      """
          .formatted(
              SCHEMAS,
              "<script>top.ran=1;document.getElementById('hello').textContent='ran'</script>");

  private static final Requester ANN =
      new Requester("ann", AwsBasicCredentials.create("AKIDANN", "secretOfAnn"));

  @TempDir static Path profile;
  private static Browser browser;
  private Bridge bridge;
  private MTurkClient ann;

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
    ServerSettings plain = ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty());
    bridge =
        Bridge.open(
            new BridgeSettings(
                new ServerSettings(
                    plain.bind(),
                    plain.legacyPort(),
                    plain.currentPort(),
                    plain.tls(),
                    plain.publicUrl(),
                    plain.idleTimeout(),
                    plain.requestLog(),
                    Optional.of(HostNames.loopbackAnd(List.of())),
                    plain.requestMemory(),
                    Optional.of(
                        new ConsoleSettings(
                            Optional.empty(), Optional.empty(), HostNames.loopbackAnd(List.of())))),
                UpstreamEndpoint.EMBEDDED,
                Optional.empty(),
                new Requesters(List.of(ANN)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                true),
            InstantSource.system());
    bridge.start();
    ann =
        MTurkClient.builder()
            .endpointOverride(bridge.currentUri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(ANN.credentials()))
            .build();
  }

  /** No script of a document ran. */
  @AfterEach
  void nothingRan() {
    assertThat(browser.run("return 'ran' in window")).isEqualTo(false);
    ann.close();
    bridge.close();
  }

  private String type() {
    return ann.createQualificationType(
            type ->
                type.name("T " + SCRIPT)
                    .description(SCRIPT)
                    .keywords(SCRIPT)
                    .qualificationTypeStatus("Active")
                    .test(FORM)
                    .testDurationInSeconds(60L))
        .qualificationType()
        .qualificationTypeId();
  }

  private String request(String type) {
    return new WorkerRequests(bridge.store(), InstantSource.system(), new SecureRandom())
        .request(type, "AWORKER", ANSWER)
        .qualificationRequestId();
  }

  private String hit(String question) {
    return ann.createHIT(
            hit ->
                hit.title("H " + SCRIPT)
                    .description(SCRIPT)
                    .keywords(SCRIPT)
                    .requesterAnnotation(SCRIPT)
                    .reward("0.05")
                    .maxAssignments(2)
                    .assignmentDurationInSeconds(3600L)
                    .lifetimeInSeconds(3600L)
                    .question(question))
        .hit()
        .hitId();
  }

  private String assignment(String hit) {
    WorkerAssignments workers =
        new WorkerAssignments(bridge.store(), InstantSource.system(), new SecureRandom());
    String id = workers.accept(hit, "AWORKER").assignmentId();
    workers.submit(id, ANSWER);
    return id;
  }

  private void show(String page) {
    URI console = bridge.consoleUri().orElseThrow();
    browser.open(console.resolve(page));
  }

  private static String text(String selector) {
    return browser.element(selector).getText();
  }

  @Test
  void whatOthersWroteIsTextOnEveryPage() {
    String type = type();
    String request = request(type);
    String hit = hit(FORM);
    String assignment = assignment(hit);
    for (String page :
        List.of(
            "types",
            "types?id=" + type,
            "requests",
            "requests?id=" + request,
            "hits",
            "hits?id=" + hit,
            "assignments?id=" + assignment,
            "hits?q=%22%3E%3Cscript%3Etop.ran=1%3C/script%3E")) {
      show(page);
      assertThat(browser.run("return document.querySelectorAll('main img, script').length"))
          .as(page)
          .isEqualTo(0L);
      assertThat(browser.run("return document.querySelectorAll('a[href^=java]').length"))
          .as(page)
          .isEqualTo(0L);
    }
    show("types?id=" + type);
    assertThat(text("h1")).isEqualTo("T " + SCRIPT);
    assertThat(text(".document h3")).isEqualTo(SCRIPT);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aPageOfHtmlIsShownAndRunsNothing() {
    show("hits?id=" + hit(PAGE));
    assertThat(browser.inFrame("iframe", "#hello")).isEqualTo("Hello");
    assertThat(browser.console()).allMatch(line -> line.contains("Blocked script execution"));
  }

  @Test
  void aRequestIsGranted() {
    String type = type();
    String id = request(type);
    show("requests");
    browser.link(id).click();
    browser.element("form[action=grant] input[name=text]").clear();
    browser.element("form[action=grant] input[name=text]").sendKeys("42");
    browser.element("form[action=grant] button").click();
    assertThat(text("h1")).isEqualTo("Grant?");
    assertThat(ann.listQualificationRequests(r -> r.qualificationTypeId(type)).numResults())
        .isEqualTo(1);
    browser.element("form button").click();

    assertThat(text("[role=status]")).isEqualTo("It is granted.");
    assertThat(browser.all("form[action=grant]")).isEmpty();
    assertThat(
            ann.getQualificationScore(r -> r.qualificationTypeId(type).workerId("AWORKER"))
                .qualification()
                .integerValue())
        .isEqualTo(42);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void anAssignmentIsRejectedByTheKeyboardAlone() {
    String id = assignment(hit(FORM));
    browser.withoutScripts();
    show("assignments?id=" + id);
    browser.element("form[action=reject] input[name=text]").sendKeys(SCRIPT, Keys.ENTER);
    assertThat(text("main")).contains("Reject?", SCRIPT);
    browser.element("form button").sendKeys(Keys.ENTER);

    assertThat(text("[role=status]")).isEqualTo("It is rejected.");
    assertThat(ann.getAssignment(r -> r.assignmentId(id)).assignment().requesterFeedback())
        .isEqualTo(SCRIPT);
    assertThat(browser.console()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void bothSchemesAreReadable(String scheme) {
    String assignment = assignment(hit(FORM));
    browser.prefer(scheme);
    for (String page : List.of("hits", "assignments?id=" + assignment, "types")) {
      show(page);
      List<?> seenAndFaint = (List<?>) browser.run(Contrast.FAINT_TEXTS);
      assertThat((Long) seenAndFaint.get(0)).as(page).isGreaterThan(15);
      assertThat((List<?>) seenAndFaint.get(1)).as(page).isEmpty();
    }
  }

  @Test
  void aPhoneNeedsNoScrollingSideways() {
    String hit = hit(FORM);
    String assignment = assignment(hit);
    browser.becomePhone();
    for (String page :
        List.of("hits", "hits?id=" + hit, "assignments?id=" + assignment, "requests")) {
      show(page);
      assertThat(browser.run("return document.documentElement.scrollWidth"))
          .as(page)
          .isEqualTo(360L);
    }
  }
}
