package org.turkbridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.StoreAddress;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** The pages of what the embedded service has, and what is decided on them. */
final class DataPagesTest {
  private static final String HOSTILE = "<script>window.ran=1</script><img src=x>\"'";
  private static final String ESCAPED =
      HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");

  private static final String FORM =
      "<QuestionForm xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionForm.xsd'>"
          + "<Overview><Title>About "
          + ESCAPED
          + "</Title><FormattedContent><![CDATA[<p>Read <b>this</b></p><ul><li>one</li></ul>]]>"
          + "</FormattedContent></Overview>"
          + "<Question><QuestionIdentifier>colour</QuestionIdentifier><IsRequired>true</IsRequired>"
          + "<QuestionContent><Text>Which colour?</Text></QuestionContent><AnswerSpecification>"
          + "<SelectionAnswer><Selections><Selection><SelectionIdentifier>r</SelectionIdentifier>"
          + "<Text>Red "
          + ESCAPED
          + "</Text></Selection></Selections></SelectionAnswer></AnswerSpecification></Question>"
          + "<Question><QuestionIdentifier>why</QuestionIdentifier><QuestionContent><Text>Why?"
          + "</Text></QuestionContent><AnswerSpecification><FreeTextAnswer/></AnswerSpecification>"
          + "</Question></QuestionForm>";
  private static final String ANSWER =
      "<QuestionFormAnswers xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd'>"
          + "<Answer><QuestionIdentifier>colour</QuestionIdentifier>"
          + "<SelectionIdentifier>r</SelectionIdentifier></Answer>"
          + "<Answer><QuestionIdentifier>why</QuestionIdentifier><FreeText>"
          + ESCAPED
          + "</FreeText></Answer></QuestionFormAnswers>";
  private static final String PAGE =
      "<HTMLQuestion xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2011-11-11/HTMLQuestion.xsd'>"
          + "<HTMLContent><![CDATA[<!DOCTYPE html><p>Hello</p><script>top.ran=1</script>]]>"
          + "</HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>";
  private static final Pattern TOKEN =
      Pattern.compile("action=\"(\\w+)\".*?name=\"token\" value=\"(\\w+)\"", Pattern.DOTALL);

  @TempDir private Path folder;
  private RunningBridge bridge;
  private MTurkClient owner;

  @BeforeEach
  void start() {
    bridge = RunningBridge.showingData(StoreAddress.of(folder.resolve("store.db")));
    owner = CurrentDoor.client(bridge.current(), Calls.REQUESTER);
  }

  @AfterEach
  void close() {
    owner.close();
    bridge.close();
  }

  private Reply get(String page) throws IOException {
    return get(bridge, page);
  }

  private static Reply get(RunningBridge bridge, String page) throws IOException {
    return Wire.exchange(bridge.legacy(), Calls.request("GET /console/" + page));
  }

  private Reply post(String page, Map<String, String> fields, String... headers)
      throws IOException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type: application/x-www-form-urlencoded";
    all[headers.length + 1] = "Content-Length: " + body.length();
    return Wire.exchange(bridge.legacy(), Calls.request("POST /console/" + page, all) + body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private String type(String name) {
    return owner
        .createQualificationType(
            type ->
                type.name(name)
                    .description("About " + HOSTILE)
                    .keywords(HOSTILE)
                    .qualificationTypeStatus("Active")
                    .test(FORM)
                    .testDurationInSeconds(60L))
        .qualificationType()
        .qualificationTypeId();
  }

  private String request(String type, String worker) {
    return new WorkerRequests(bridge.store(), InstantSource.system(), new SecureRandom())
        .request(type, worker, ANSWER)
        .qualificationRequestId();
  }

  private String hit(String title, String question) {
    return owner
        .createHIT(
            hit ->
                hit.title(title)
                    .description("d " + HOSTILE)
                    .keywords(HOSTILE)
                    .requesterAnnotation(HOSTILE)
                    .reward("0.05")
                    .maxAssignments(3)
                    .assignmentDurationInSeconds(3600L)
                    .lifetimeInSeconds(3600L)
                    .question(question))
        .hit()
        .hitId();
  }

  private String assignment(String hit, String worker) {
    WorkerAssignments workers =
        new WorkerAssignments(bridge.store(), InstantSource.system(), new SecureRandom());
    String id = workers.accept(hit, worker).assignmentId();
    workers.submit(id, ANSWER);
    return id;
  }

  private static Map<String, String> tokens(Reply page) {
    Matcher forms = TOKEN.matcher(page.text());
    return forms.results().collect(Collectors.toMap(form -> form.group(1), form -> form.group(2)));
  }

  /** Sends the form of a page, and the one that asks whether it is meant. */
  private Reply decide(String page, String decision, String id, String requester, String text)
      throws IOException {
    Map<String, String> fields =
        Map.of(
            "token", tokens(get(page + "?id=" + id)).get(decision),
            "id", id,
            "requester", requester,
            "text", text);
    Reply asked = post(decision, fields);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text()).contains("name=\"confirmed\"", id);
    Map<String, String> confirmed = new HashMap<>(fields);
    confirmed.put("token", tokens(asked).get(decision));
    confirmed.put("confirmed", "yes");
    return post(decision, confirmed);
  }

  @Test
  void everythingHasAPageAndIsText() throws IOException {
    String type = type("T " + HOSTILE);
    String request = request(type, "AONE");
    String hit = hit("H " + HOSTILE, FORM);
    String assignment = assignment(hit, "AONE");
    owner.associateQualificationWithWorker(
        grant -> grant.qualificationTypeId(type).workerId("ATWO").integerValue(7));

    assertThat(get("types").text()).contains("T &lt;script", type, "tester");
    assertThat(get("types?id=" + type).text())
        .contains("Which colour?", "required, choose 1", "\u2022 one", request, "ATWO");
    assertThat(get("requests").text()).contains(request, "AONE", "Pending");
    assertThat(get("requests?id=" + request).text())
        .contains("<td>Which colour?</td>", "Red &lt;script", "(r)", "<td>Why?</td>");
    assertThat(get("holders").text()).contains("ATWO", type, ">7<");
    assertThat(get("hits").text()).contains("H &lt;script", hit, "Assignable");
    assertThat(get("hits?id=" + hit).text()).contains("Which colour?", assignment);
    assertThat(get("assignments").text()).contains(assignment, hit, "Submitted");
    assertThat(get("assignments?id=" + assignment).text())
        .contains("<td>Which colour?</td>", "Red &lt;script");
    for (String page :
        new String[] {
          "types",
          "types?id=" + type,
          "requests?id=" + request,
          "hits",
          "hits?id=" + hit,
          "assignments?id=" + assignment,
          "hits?q=" + encoded(HOSTILE) + "&type=" + encoded(HOSTILE),
          "requests?worker=" + encoded(HOSTILE) + "&state=" + encoded(HOSTILE),
          "assignments?id=" + encoded(HOSTILE)
        }) {
      assertThat(get(page).text()).as(page).doesNotContain("<script", "<img");
    }
  }

  @Test
  void listsAreSearched() throws IOException {
    String red = type("Red");
    String green = type("Green");
    String request = request(red, "AONE");
    String other = request(green, "ATWO");
    String hit = hit("Count the SHEEP", FORM);
    String second = hit("Count goats", FORM);
    String assignment = assignment(hit, "AONE");
    String of = assignment(second, "ATWO");

    assertThat(get("types?q=red").text()).contains(red).doesNotContain(green);
    assertThat(get("types?q=" + green).text()).contains(green).doesNotContain(red);
    assertThat(get("requests?type=" + red).text()).contains(request).doesNotContain(other);
    assertThat(get("requests?worker=ATWO").text()).contains(other).doesNotContain(request);
    assertThat(get("requests?request=" + other).text()).contains(other).doesNotContain(request);
    assertThat(get("requests?state=Granted").text()).doesNotContain(request, other);
    assertThat(get("hits?q=sheep+count").text()).contains(hit).doesNotContain(second);
    assertThat(get("hits?q=" + second).text()).contains(second).doesNotContain(hit);
    assertThat(get("hits?status=Disposed").text()).doesNotContain(hit, second);
    assertThat(get("assignments?hit=" + hit).text()).contains(assignment).doesNotContain(of);
    assertThat(get("assignments?worker=ATWO").text()).contains(of).doesNotContain(assignment);
    assertThat(get("assignments?status=Approved").text()).doesNotContain(of, assignment);
    assertThat(get("hits?q=nothing").text()).contains("None.");
  }

  @Test
  void aListHasPages() throws IOException {
    String type = type("T");
    for (int i = 100; i < 130; i++) {
      request(type, "A" + i);
    }
    String first = get("requests?type=" + type).text();
    Matcher next = Pattern.compile("href=\"(requests\\?[^\"]*after=[^\"]*)\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = get(next.group(1).replace("&amp;", "&")).text();

    assertThat(first).contains("A100", "A124").doesNotContain("A125");
    assertThat(second).contains("A125", "A129").doesNotContain("A124", "rel=\"next\"");
    assertThat(get("requests?after=x").text()).contains("A100");
  }

  @Test
  void aPageOfHtmlMayDoNothing() throws IOException {
    String hit = hit("H", PAGE);

    assertThat(get("hits?id=" + hit).text())
        .contains("<iframe sandbox", "src=\"question?id=" + hit + "\"")
        .doesNotContain("<script");
    Reply page = get("question?id=" + hit);
    assertThat(page.text()).isEqualTo("<!DOCTYPE html><p>Hello</p><script>top.ran=1</script>");
    assertThat(page.header("content-security-policy"))
        .startsWith("sandbox; default-src 'none'")
        .doesNotContain("allow-", "script-src", "http");
    assertThat(page.header("x-frame-options")).isEqualTo("SAMEORIGIN");
    assertThat(get("question?id=" + hit("F", FORM)).status()).isEqualTo(404);
  }

  @Test
  void anExternalPageIsNamedAndNotLoaded() throws IOException {
    String hit = hit("H", HitScene.QUESTION);
    assertThat(get("hits?id=" + hit).text())
        .contains("<code>https://sheep.example.org/</code>")
        .doesNotContain("src=\"https", "href=\"https");
  }

  @Test
  void whatIsNoDocumentIsText() throws IOException {
    bridge.add("ARCHIVED", "R1");
    assertThat(get("requests?id=R1").text())
        .contains("Shown as text:", "&lt;Answer of=", "from an archive");
  }

  @ParameterizedTest
  @CsvSource({"grant, 42, granted", "refuse, too slow, rejected"})
  void aRequestIsDecided(String decision, String text, String outcome) throws IOException {
    String type = type("T");
    String id = request(type, "AONE");

    Reply decided = decide("requests", decision, id, "tester", text);

    assertThat(decided.status()).isEqualTo(303);
    assertThat(get(decided.header("location")).text())
        .contains("It is " + outcome + ".")
        .doesNotContain("name=\"token\"");
    bridge
        .get(Calls.query("GetQualificationRequests", "QualificationTypeId=" + type))
        .isPage(1, 0, 0);
    LegacyReply score =
        bridge.get(
            Calls.query("GetQualificationScore", "QualificationTypeId=" + type, "SubjectId=AONE"));
    if (decision.equals("grant")) {
      assertThat(score.http().text()).contains("<IntegerValue>42</IntegerValue>");
    } else {
      assertThat(score.http().text()).doesNotContain("<IntegerValue>");
      assertThat(get("requests?id=" + id).text()).contains("too slow");
    }
  }

  @ParameterizedTest
  @CsvSource({"approve, Approved, approved", "reject, Rejected, rejected"})
  void anAssignmentIsDecided(String decision, String status, String outcome) throws IOException {
    String hit = hit("H", FORM);
    String id = assignment(hit, "AONE");

    Reply decided = decide("assignments", decision, id, "tester", "Well: " + HOSTILE);

    assertThat(decided.status()).isEqualTo(303);
    assertThat(get(decided.header("location")).text())
        .contains("It is " + outcome + ".", "Well: &lt;script")
        .doesNotContain("<script", "name=\"token\"");
    assertThat(
            bridge
                .get(
                    Calls.query(
                        "GetAssignmentsForHIT",
                        "HITId=" + hit,
                        "ResponseGroup.0=Minimal",
                        "ResponseGroup.1=AssignmentFeedback"))
                .http()
                .text())
        .contains("<AssignmentStatus>" + status + "</AssignmentStatus>", "Well: &lt;script");
  }

  @Test
  void whatTheServiceRefusesIsNotDone() throws IOException {
    String id = request(type("T"), "AONE");

    assertThat(get("requests?id=" + id).text())
        .contains("<option value=\"tester\"")
        .doesNotContain("<option value=\"other\"");
    Reply foreign = decide("requests", "grant", id, "other", "1");
    assertThat(foreign.status()).isEqualTo(400);
    assertThat(foreign.text()).contains("Not done:", "Pending").doesNotContain("Not done: (");
    assertThat(decide("requests", "grant", id, "nobody", "1").text())
        .contains("No key of this Requester is configured.");
    assertThat(decide("requests", "grant", id, "tester", "<b>").text())
        .contains("Not done: The value is no whole number.");
    bridge.get(Calls.query("GetQualificationRequests")).isPage(1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Origin: null"})
  void noPageOfAnotherSiteDecides(String header) throws IOException {
    String id = request(type("T"), "AONE");
    Map<String, String> fields =
        Map.of(
            "token",
            tokens(get("requests?id=" + id)).get("grant"),
            "id",
            id,
            "requester",
            "tester",
            "confirmed",
            "yes");

    assertThat(post("grant", fields, header).status()).isEqualTo(403);
    bridge.get(Calls.query("GetQualificationRequests")).isPage(1, 1, 1);
    assertThat(post("grant", fields).status()).isEqualTo(303);
  }

  @Test
  void aFormWithoutItsOwnTokenDecidesNothing() throws IOException {
    String id = request(type("T"), "AONE");
    String ofAnother = tokens(get("requests?id=" + id)).get("refuse");

    for (String token : new String[] {"", ofAnother}) {
      Map<String, String> fields =
          Map.of("token", token, "id", id, "requester", "tester", "confirmed", "yes");
      assertThat(post("grant", fields).status()).isEqualTo(403);
    }
    assertThat(get("grant?id=" + id + "&requester=tester&confirmed=yes").status()).isEqualTo(404);
    bridge.get(Calls.query("GetQualificationRequests")).isPage(1, 1, 1);
  }

  @Test
  void anotherServiceHasNoDataHere() throws IOException {
    try (RunningBridge before =
        RunningBridge.showing(
            URI.create("http://127.0.0.1:9/"), StoreAddress.of(folder.resolve("other.db")))) {
      assertThat(get(before, "hits").text()).contains("with --upstream");
    }
  }

  @Test
  void whereCallsAreProvenPeopleGiveThePassword() throws IOException {
    String id = request(type("T"), "AONE");
    StoreAddress store = StoreAddress.of(folder.resolve("store.db"));
    try (RunningBridge open = RunningBridge.showing(store, Optional.empty(), Optional.empty())) {
      for (String page : new String[] {"requests", "requests?id=" + id, "question?id=" + id}) {
        assertThat(get(open, page).text())
            .contains("with --console-password-file")
            .doesNotContain("AONE");
      }
    }
    try (RunningBridge guarded =
        RunningBridge.showing(store, Optional.empty(), Optional.of("secret"))) {
      assertThat(get(guarded, "requests").status()).isEqualTo(401);
      String pair = Base64.getEncoder().encodeToString("ann:secret".getBytes(UTF_8));
      Reply reply =
          Wire.exchange(
              guarded.legacy(),
              Calls.request("GET /console/requests", "Authorization: Basic " + pair));
      assertThat(reply.text()).contains("AONE");
    }
  }
}
