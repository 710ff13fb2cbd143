package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.console.code.CallCode;
import org.turkbridge.console.code.CodeLanguage;
import org.turkbridge.console.code.CurrentCode;
import org.turkbridge.console.code.LegacyCallSketch;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The code for a legacy call sends what the bridge sends for the same call. */
@DrivenBy({Client.BOTO3, Client.AWS_CLI, Client.CHROMIUM, Client.CHROMIUM_DRIVER})
final class CallCodeIT {
  private static final List<LegacyCallCase> CASES = LegacyCallCase.all();

  /** A line for each word, and an empty one behind the last; a line is its word in hexadecimals. */
  private static final String NOTE_WORDS =
      "aws() { for word; do printf %s \"$word\" | od -An -v -tx1 | tr -d ' \\n'; echo /; done;"
          + " echo; }\n";

  @TempDir private static Path folder;
  private static ReceivedCalls service;
  private static Map<String, List<ReceivedCalls.Call>> sent;

  @BeforeAll
  static void callTheBridge() throws IOException {
    service = ReceivedCalls.start();
    sent = new LinkedHashMap<>();
    Requester caller =
        new Requester(
            Keys.TESTER_PROFILE,
            AwsBasicCredentials.create(Keys.TESTER.accessKeyId(), Keys.TESTER.secretAccessKey()));
    try (Bridge bridge =
        Bridge.open(
            new BridgeSettings(
                ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty()),
                UpstreamEndpoint.of(service.address("bridge").toString()),
                Optional.empty(),
                new Requesters(List.of(caller)),
                Duration.ofMillis(1),
                Duration.ofMinutes(15),
                true),
            InstantSource.system())) {
      bridge.start();
      HttpClient client = HttpClient.newHttpClient();
      for (LegacyCallCase each : CASES) {
        service.forget("bridge");
        RestCall call = new RestCall(Keys.TESTER, each.operation());
        each.parameters().forEach(parameter -> call.with(parameter.name(), parameter.value()));
        Answer answer = call.post(client, bridge.legacyUri());
        List<ReceivedCalls.Call> received = service.of("bridge");
        assertThat(received).as("%s: %s", each, answer).isNotEmpty();
        sent.put(each.name(), ReceivedCalls.withoutChecks(received));
      }
    }
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void everyOperationWithACounterpartIsTried() {
    assertThat(CASES.stream().map(LegacyCallCase::operation).collect(Collectors.toSet()))
        .isEqualTo(
            LegacyOperations.all().entrySet().stream()
                .filter(each -> each.getValue().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
  }

  @Test
  void pythonSendsTheSame() throws IOException {
    Path runner =
        Files.writeString(
            folder.resolve("run.py"),
            """
            import sys

            for program in sys.argv[1:]:
                with open(program, encoding="utf-8") as file:
                    exec(compile(file.read(), program, "exec"), {})
            """);
    List<String> command =
        new ArrayList<>(List.of(Script.PYTHON, "-W", "ignore", runner.toString()));
    for (LegacyCallCase each : CASES) {
      command.add(write(CodeLanguage.BOTO3, each, each.name() + ".py", ""));
    }

    Finished run = Command.run(command, environment());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertSame(CodeLanguage.BOTO3);
  }

  @Test
  void javaSendsTheSame() throws IOException {
    List<Path> sources = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (LegacyCallCase each : CASES) {
      sources.add(
          Path.of(
              write(
                  CodeLanguage.JAVA,
                  each,
                  each.name() + "/" + each.operation() + "Call.java",
                  "package " + each.name() + ";\n")));
      classes.add(each.name() + "." + each.operation() + "Call");
    }
    sources.add(
        Files.writeString(
            folder.resolve("RunAll.java"),
            """
            final class RunAll {
              public static void main(String[] classes) throws Exception {
                for (String each : classes) {
                  var main = Class.forName(each).getDeclaredMethod("main", String[].class);
                  main.setAccessible(true);
                  main.invoke(null, (Object) new String[0]);
                }
              }
            }
            """));
    Path compiled = folder.resolve("classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, Finished.CHARSET)) {
      StringBuilder complaints = new StringBuilder();
      boolean isRight =
          compiler
              .getTask(
                  null,
                  files,
                  complaint -> complaints.append(complaint).append('\n'),
                  List.of(
                      "-proc:none",
                      "-encoding",
                      "US-ASCII",
                      "--release",
                      "17",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-d",
                      compiled.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(isRight).as(complaints.toString()).isTrue();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                compiled + File.pathSeparator + System.getProperty("java.class.path"),
                "RunAll"));
    command.addAll(classes);

    Finished run = Command.run(command, environment());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertSame(CodeLanguage.JAVA);
  }

  @Test
  void commandsSendTheSame(AwsCli cli) throws IOException {
    for (LegacyCallCase each : CASES) {
      String program = Path.of(write(CodeLanguage.CLI, each, each.name() + ".sh", "")).toString();
      if (Files.readString(Path.of(program)).contains("$(aws")) {
        Finished run = Command.run(List.of("/bin/sh", "-e", program), environment());
        assertThat(run.exitCode()).as("%s: %s", each, run.err()).isZero();
      } else {
        for (List<String> words : words(Files.readString(Path.of(program)))) {
          Finished run = cli.run(words, environment());
          assertThat(run.exitCode()).as("%s: %s", words, run.err()).isZero();
        }
      }
    }
    assertSame(CodeLanguage.CLI);
  }

  @Test
  void shellsReadAnyTextAsItWas() {
    List<String> texts = LegacyCallCase.texts();
    CallCode code = new CallCode(Optional.empty());
    StringBuilder script = new StringBuilder();
    for (String text : texts) {
      script.append(
          program(
              code.of(
                  LegacyCallSketch.of(
                      "BlockWorker",
                      List.of(
                          new Parameter("WorkerId", "W"), new Parameter("Reason", "." + text)))),
              CodeLanguage.CLI));
    }

    List<List<String>> read = words(script.toString());

    assertThat(read.stream().map(CallCodeIT::reason))
        .containsExactlyElementsOf(texts.stream().map(text -> "." + text).toList());
  }

  private static Object reason(List<String> words) {
    String last = words.get(words.size() - 1);
    return words.contains("--cli-input-json")
        ? Objects.requireNonNull(((Map<?, ?>) ReceivedCalls.json(last)).get("Reason"))
        : last;
  }

  @Test
  void javaScriptSendsTheSame() throws IOException {
    SoftAssertions all = new SoftAssertions();
    try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
      for (LegacyCallCase each : CASES) {
        String program = program(code(CodeLanguage.JAVASCRIPT, each), CodeLanguage.JAVASCRIPT);
        int from = program.indexOf("import {") + "import {".length();
        String names = program.substring(from, program.indexOf('}', from)).strip();
        String body = program.substring(program.indexOf(";\n", from) + 1);
        String answered =
            String.valueOf(
                browser.run(STANDING_IN.formatted(names, names, body), ReceivedCalls.answers()));
        all.assertThat(
                ReceivedCalls.withoutChecks(
                    ((List<?>) ReceivedCalls.json(answered))
                        .stream()
                            .map(call -> (List<?>) call)
                            .map(
                                call ->
                                    new ReceivedCalls.Call(
                                        String.valueOf(call.get(0)),
                                        Objects.requireNonNull(call.get(1))))
                            .toList()))
            .as("%s: %s", each, program)
            .isEqualTo(sent.get(each.name()));
      }
    }
    all.assertAll();
  }

  private static CurrentCode code(CodeLanguage language, LegacyCallCase of) {
    return new CallCode(Optional.of(address(language, of))).of(of.sketch());
  }

  private static URI address(CodeLanguage language, LegacyCallCase of) {
    return service.address(language.name() + "-" + of.name());
  }

  private static String program(CurrentCode code, CodeLanguage language) {
    return Objects.requireNonNull(code.programs().get(language));
  }

  private static String write(CodeLanguage language, LegacyCallCase of, String file, String before)
      throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, before + program(code(language, of), language)).toString();
  }

  private static void assertSame(CodeLanguage language) {
    SoftAssertions all = new SoftAssertions();
    for (LegacyCallCase each : CASES) {
      all.assertThat(ReceivedCalls.withoutChecks(service.of(language.name() + "-" + each.name())))
          .as("%s", each)
          .isEqualTo(sent.get(each.name()));
    }
    all.assertAll();
  }

  /** The words that {@code aws} gets, call by call. */
  private static List<List<String>> words(String program) {
    Path script = folder.resolve("words.sh");
    try {
      Files.writeString(script, NOTE_WORDS + program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Finished run = Command.run(List.of("/bin/sh", script.toString()), environment());
    assertThat(run.err()).isEmpty();
    return Stream.of(run.out().split("\n\n"))
        .map(call -> call.lines().map(CallCodeIT::word).toList())
        .toList();
  }

  private static String word(String line) {
    byte[] bytes = HexFormat.of().parseHex(line.substring(0, line.length() - 1));
    return new String(bytes, Finished.CHARSET);
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", Keys.TESTER.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", Keys.TESTER.secretAccessKey());
    environment.put("AWS_PAGER", "");
    environment.put("HOME", folder.toString());
    return environment;
  }

  /** Stands in for the SDK: notes what it is given, and gives the answers of the service. */
  private static final String STANDING_IN =
      """
      const answers = arguments[0];
      const calls = [];
      const plain = (value) => value instanceof Date ? value.getTime() / 1000
          : Array.isArray(value) ? value.map(plain)
          : value !== null && typeof value === "object"
          ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)])) : value;
      const answer = (operation, input) => {
        calls.push([operation, plain(input)]);
        const read = JSON.parse(answers[operation] ?? "{}");
        if (read.HIT) {
          read.HIT.Expiration = new Date(read.HIT.Expiration * 1000);
        }
        return read;
      };
      const sdk = {};
      for (const name of "%s".split(", ")) {
        if (name === "MTurkClient") {
          sdk[name] = class { async send(command) { return answer(command.name, command.input); } };
        } else if (name.startsWith("paginate")) {
          sdk[name] = async function* ({ pageSize }, input) {
            yield answer(name.slice("paginate".length), { ...input, MaxResults: pageSize });
          };
        } else {
          sdk[name] = class {
            constructor(input) { this.name = name.slice(0, -"Command".length); this.input = input; }
          };
        }
      }
      return (async () => {
        const { %s } = sdk;
        const console = { log() {} };
        %s
        return JSON.stringify(calls);
      })();
      """;
}
