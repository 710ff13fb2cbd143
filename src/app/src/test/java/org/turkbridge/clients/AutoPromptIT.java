package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.turkbridge.clients.TerminalSession.BACKSPACE;
import static org.turkbridge.clients.TerminalSession.CTRL_C;
import static org.turkbridge.clients.TerminalSession.CTRL_D;
import static org.turkbridge.clients.TerminalSession.ENTER;
import static org.turkbridge.clients.TerminalSession.TAB;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code --cli-auto-prompt} on a terminal. */
@ExtendWith(Bridges.class)
final class AutoPromptIT {
  private static final String COMMAND = "turkbridge list-qualification-requests";
  private static final String NO_PROMPT = "There is no terminal to ask for parameters on";
  private static final String KEYS = "Tab completes, Enter runs the command, Ctrl-C leaves.";
  private static final String WORKERS = "QualificationRequests[?!Nosuch].WorkerId";

  private static final int LONGEST_WAIT_MILLIS = 60_000;
  private static final String COLOR = "\u001b\\[(3|4|9|10)[0-9]m";

  @TempDir private Path folder;
  private Path home;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void environment() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    Keys.credentialsFile(Files.createDirectory(home.resolve(".aws")));
    environment.put("PATH", Jar.file().getParent() + ":/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("TERM", "xterm-256color");
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("AWS_PROFILE", Keys.TESTER_PROFILE);
    environment.put("AWS_PAGER", "");
  }

  private TerminalSession start(String arguments) {
    return TerminalSession.start("exec " + COMMAND + " " + arguments, environment);
  }

  private TerminalSession prompted(String arguments) {
    return start(arguments).await(KEYS).await(COMMAND + " ");
  }

  private Finished shell(String line) {
    return Command.run(List.of("/bin/sh", "-c", line), environment);
  }

  private static String at(ListingBridge bridge) {
    return "--endpoint-url " + bridge.endpoint("embedded");
  }

  /** Of which a run would fail with 255. */
  private static String nowhere(ListingBridge bridge) {
    return "--endpoint-url " + bridge.endpoint("closed");
  }

  @Test
  void tabCompletesAndTheCommandIsShownAsItCanBePasted(ListingBridge bridge) {
    String given = at(bridge) + " --query '" + WORKERS + "'";
    String finished = COMMAND + " " + given + " --max-items 2 --output text --profile tester";
    try (TerminalSession session = prompted("--cli-auto-prompt " + given)) {
      session
          .type("--max-" + TAB)
          .await("Print so many at most")
          .await("One page of so many at most")
          .type("i" + TAB + "2 --ou" + TAB + "te" + TAB + "--prof" + TAB + "ot" + TAB)
          .type(BACKSPACE.repeat("other ".length()) + "te" + TAB + ENTER)
          .await(finished + "\r\n");
      Finished run = session.end();
      Finished pasted = shell(finished);

      assertThat(pasted.exitCode()).isZero();
      assertThat(pasted.out()).startsWith("A").contains("\t");
      assertThat(run.out().replace("\r", "")).endsWith("\n" + pasted.out());
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void anyCommandAsksForWhatItHasToHave(ListingBridge bridge) {
    String command = "turkbridge mturk get-qualification-type";
    String given = at(bridge) + " --query QualificationType.Name";
    try (TerminalSession session =
        TerminalSession.start("exec " + command + " --cli-auto-prompt " + given, environment)) {
      session
          .await(KEYS)
          .await(command + " ")
          .type(ENTER)
          .await("The following options are required: --qualification-type-id")
          .await(command + " ")
          .type("--qualification-t" + TAB + ListingBridge.NONE + ENTER)
          .await(command + " " + given + " --qualification-type-id " + ListingBridge.NONE + "\r\n");
      assertThat(session.end().out()).endsWith("\n\"Nobody asks\"\r\n");
    }
  }

  @Test
  void choicesFilesAndRegionAreCompleted(ListingBridge bridge) throws IOException {
    Path file = folder.resolve("my input.json");
    Files.writeString(file, "{\"QualificationTypeId\": \"" + ListingBridge.ONE + "\"}");
    String given = "--query 'length(QualificationRequests)' " + at(bridge);
    try (TerminalSession session = prompted("--cli-auto-prompt " + given)) {
      session
          .type("--cli-input-j" + TAB + "fi" + TAB + folder + "/my" + TAB)
          .type("--reg" + TAB + TAB + "--color " + TAB)
          .await("auto")
          .type("of" + TAB + ENTER)
          .await(
              "%s %s --cli-input-json 'file://%s' --region us-east-1 --color off\r\n"
                  .formatted(COMMAND, given, file));
      assertThat(session.end().out()).endsWith("\n1\r\n");
    }
  }

  @Test
  void redirectedOutputHoldsTheResultOnly(ListingBridge bridge) throws IOException {
    Path file = folder.resolve("out.json");
    try (TerminalSession session = prompted("--cli-auto-prompt " + at(bridge) + " >" + file)) {
      session.type("--max-it" + TAB + "1" + ENTER);
      assertThat(session.end().exitCode()).isZero();
    }
    assertThat(Files.readString(file))
        .startsWith("{")
        .isEqualTo(shell(COMMAND + " --max-items 1 " + at(bridge)).out());
  }

  @Test
  void everyOtherStreamMayBeRedirected(ListingBridge bridge) throws IOException {
    Path err = folder.resolve("err");
    try (TerminalSession session =
        prompted("--cli-auto-prompt --output text %s </dev/null 2>%s".formatted(at(bridge), err))) {
      assertThat(session.type(ENTER).end().exitCode()).isZero();
    }
    assertThat(err).isEmptyFile();
  }

  @Test
  void ctrlCRunsNothing(ListingBridge bridge) {
    for (String keys : List.of("", "--max-items 1", TAB)) {
      try (TerminalSession session = prompted("--cli-auto-prompt " + nowhere(bridge))) {
        session.type(keys);
        if (keys.contains(TAB)) {
          session.await("Show this help");
        }
        Finished left = session.type(CTRL_C).end();
        assertThat(left.exitCode()).isEqualTo(130);
        assertThat(left.out()).doesNotContain("Could not connect").contains("\u001b[K");
      }
    }
  }

  @Test
  void ctrlDRunsNothingWhateverIsTyped(ListingBridge bridge) {
    for (String keys : List.of("", "--max-items 1")) {
      try (TerminalSession session = prompted("--cli-auto-prompt " + nowhere(bridge))) {
        assertThat(session.type(keys + CTRL_D).end().exitCode()).isEqualTo(130);
      }
    }
  }

  /** Several times: it depends on where the signal finds the editor. */
  @RepeatedTest(3)
  void menuLeavesNothingBehindWhenItIsInterrupted() {
    try (TerminalSession session = prompted("--cli-auto-prompt")) {
      session.type(TAB).await("Show this help").type(TAB).await("\u001b[7m--qual").type(CTRL_C);
      Finished left = session.end();
      assertThat(left.out().substring(left.out().lastIndexOf("--qual")))
          .contains("\u001b[K\r\r\n\u001b[K\r\r\n\u001b[K");
      assertThat(left.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void ctrlCEndsTheRunToo() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TerminalSession session =
            prompted(
                "--cli-auto-prompt --endpoint-url http://127.0.0.1:" + silent.getLocalPort())) {
      silent.setSoTimeout(LONGEST_WAIT_MILLIS);
      session.type(ENTER);
      try (Socket asked = silent.accept()) {
        assertThat(asked.getInputStream().read()).isEqualTo('P');
        assertThat(session.type(CTRL_C).end().exitCode()).isEqualTo(130);
      }
    }
  }

  @Test
  void mistakeIsToldAndTheLineStays(ListingBridge bridge) {
    try (TerminalSession session = prompted("--cli-auto-prompt " + at(bridge) + " --nosuch")) {
      session
          .type(ENTER)
          .await("Unknown option: '--nosuch'")
          .await(COMMAND)
          .type(BACKSPACE.repeat("--nosuch ".length()) + "--max-items" + ENTER)
          .await("Missing required parameter for option '--max-items'")
          .await(COMMAND)
          .type(" 1 stray" + ENTER)
          .await("Unknown options: stray")
          .await(COMMAND)
          .type(BACKSPACE.repeat("stray".length()) + "--query '@" + ENTER)
          .await("The quote ' is not closed")
          .await(COMMAND)
          .type(BACKSPACE.repeat("'@".length()) + "\"length(QualificationRequests)\"" + ENTER)
          .await("--max-items 1 --query 'length(QualificationRequests)'\r\n");
      Finished run = session.end();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).endsWith("\n1\r\n");
    }
  }

  @Test
  void onPartialAsksOnlyAfterWrongUsage(ListingBridge bridge) {
    environment.put("AWS_CLI_AUTO_PROMPT", "on-partial");
    String rest = "--query 'length(QualificationRequests)' " + at(bridge);
    try (TerminalSession session = start("--max-items 1 " + rest)) {
      assertThat(session.end().out()).isEqualTo("1\r\n");
    }
    for (String wrong : List.of("--max-items x", "--max-items 1 --no-paginate")) {
      try (TerminalSession session = prompted(rest + " " + wrong)) {
        session.type(BACKSPACE.repeat(wrong.length() + 1) + "--max-items 1 --debug" + ENTER);
        Finished run = session.await("--max-items 1 --debug\r\n").end();
        assertThat(run.out())
            .doesNotContain("invalid int")
            .doesNotContain("Cannot specify")
            .doesNotContain("unexpected");
        assertThat(run.exitCode()).isZero();
      }
    }
  }

  @Test
  void otherFailuresAreNoReasonToAsk(ListingBridge bridge) {
    environment.put("AWS_CLI_AUTO_PROMPT", "on-partial");
    try (TerminalSession session = start(nowhere(bridge))) {
      Finished run = session.end();
      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.out()).contains("Could not connect").doesNotContain(KEYS);
    }
  }

  @Test
  void profileMayWantIt(ListingBridge bridge) throws IOException {
    Files.writeString(home.resolve(".aws/config"), "[profile tester]\ncli_auto_prompt = on\n");
    try (TerminalSession session = prompted(at(bridge))) {
      assertThat(session.type(CTRL_C).end().exitCode()).isEqualTo(130);
    }
    try (TerminalSession session = start(at(bridge) + " --no-cli-auto-prompt --max-items 1")) {
      assertThat(session.end().exitCode()).isZero();
    }
  }

  @Test
  void withoutATerminalItSaysSo(ListingBridge bridge) {
    Finished on = shell("setsid --wait " + COMMAND + " --cli-auto-prompt " + at(bridge));
    assertThat(on.err()).startsWith("\n" + NO_PROMPT).contains("leave --cli-auto-prompt out");
    assertThat(on.out()).isEmpty();
    assertThat(on.exitCode()).isEqualTo(252);

    environment.put("AWS_CLI_AUTO_PROMPT", "on-partial");
    Finished partial = shell("setsid --wait " + COMMAND + " --nosuch " + at(bridge));
    assertThat(partial.err()).contains("Unknown option: '--nosuch'");
    assertThat(partial.exitCode()).isEqualTo(252);
  }

  @Test
  void bothOptionsAreWrongUsage() {
    Finished run = shell(COMMAND + " --cli-auto-prompt --nosuch --no-cli-auto-prompt");
    assertThat(run.err())
        .isEqualTo(
            "\nBoth --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same"
                + " time.\n");
    assertThat(run.exitCode()).isEqualTo(252);
  }

  @Test
  void dumbTerminalTakesALine(ListingBridge bridge) {
    environment.put("TERM", "dumb");
    try (TerminalSession session = start("--cli-auto-prompt --nosuch " + at(bridge))) {
      session
          .await("Enter runs the command, Ctrl-C leaves.")
          .await(COMMAND + " --nosuch " + at(bridge) + " ")
          .type("\n")
          .await("Unknown option: '--nosuch'")
          .await(COMMAND + " ")
          .type("--max-items 1 --query @.NextToken==null " + at(bridge))
          .await("--max-items 1 --query @.NextToken==null " + at(bridge))
          .type("\n")
          .await(COMMAND + " --max-items 1 --query @.NextToken==null " + at(bridge) + "\r\n");
      Finished run = session.end();
      assertThat(run.out()).endsWith("\nfalse\r\n").doesNotContain("\u001b");
      assertThat(run.exitCode()).isZero();
    }
    try (TerminalSession session = start("--cli-auto-prompt")) {
      assertThat(session.await(COMMAND + " ").type(CTRL_D).end().exitCode()).isEqualTo(130);
    }
  }

  @Test
  void noColorIsRespected() {
    assertThat(menu()).containsPattern(COLOR);
    environment.put("NO_COLOR", "1");
    assertThat(menu()).doesNotContainPattern(COLOR);
  }

  private String menu() {
    try (TerminalSession session = prompted("--cli-auto-prompt")) {
      return session.type(TAB).await("Show this help").type(CTRL_C).end().out();
    }
  }

  @Test
  void nothingIsKept() throws IOException {
    try (TerminalSession session = prompted("--cli-auto-prompt")) {
      session.type("--nosuch" + ENTER).await("Unknown option").await(COMMAND);
      session.type(CTRL_C).end();
    }
    assertThat(Folders.files(home))
        .containsExactlyInAnyOrder(home.resolve(".aws"), home.resolve(".aws/credentials"));
  }

  @Test
  void withoutAPromptNothingOfTheEditorIsLoaded(ListingBridge bridge) throws IOException {
    Path log = folder.resolve("classes.log");
    environment.put("TURKBRIDGE_OPTS", "-Xlog:class+load:file=" + log);
    assertThat(shell(COMMAND + " " + at(bridge)).exitCode()).isZero();
    assertThat(Files.readString(log)).contains("AutoPrompt").doesNotContain("org.jline");

    try (TerminalSession session = prompted("--cli-auto-prompt")) {
      session.type(CTRL_C).end();
    }
    assertThat(Files.readString(log)).contains("org.jline");
  }

  @Test
  void nothingWarnsOnJdk25(ListingBridge bridge) throws IOException {
    Optional<Path> jdk25 = NewerJdkIT.jdk25();
    assumeTrue(jdk25.isPresent(), "no JDK 25");
    environment.put("JAVA_HOME", jdk25.get().toString());
    try (TerminalSession session = prompted("--cli-auto-prompt --max-items 1 " + at(bridge))) {
      Finished run = session.type(ENTER).end();
      assertThat(run.out()).endsWith("}\r\n").doesNotContainIgnoringCase("warning");
    }
  }
}
