package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.Document;
import org.turkbridge.ShellCommands;

/** The blocks of sh and Python in the documents run, in their order, against a server. */
@DrivenBy({Client.BOTO2, Client.BOTO3, Client.ZEEP, Client.AWS_CLI})
final class DocumentBlocksIT {
  /** Commands that end by themselves and need nothing but the files and the server there are. */
  private static final Set<String> RUN =
      Set.of(
          "aws",
          "base64",
          "curl",
          "date",
          "export",
          "grep",
          "mturk",
          "mturk()",
          "old",
          "old()",
          "openssl",
          "printf",
          "shift",
          "target/turkbridge",
          "zcat");

  /** What serves until it is stopped, sends what such a server recorded, or asks at a terminal. */
  private static final Set<String> NOT_RUN = Set.of("serve", "replay", "--cli-auto-prompt");

  /** Its blocks are run with what they print: {@link ArchivesPageIT}. */
  private static final String RUN_ELSEWHERE = "src/docs/archives.md";

  /** Stands where the reader has something of his own. */
  private static final String LEFT_OUT = "...";

  private static RunningJar jar;
  private static Path store;

  @BeforeAll
  static void start(@TempDir Path folder) {
    store = folder.resolve("turk.db");
    jar =
        new Jar(folder)
            .serve(
                "--credentials",
                Keys.credentialsFile(folder).toString(),
                "--store",
                store.toString(),
                "--import",
                "samples");
  }

  @AfterAll
  static void stop() {
    jar.close();
  }

  static List<Document> documents() {
    return Document.all().stream()
        .filter(document -> !document.toString().equals(RUN_ELSEWHERE))
        .filter(document -> document.blocks().stream().anyMatch(DocumentBlocksIT::isRun))
        .toList();
  }

  private static boolean isRun(Document.CodeBlock block) {
    return switch (block.language()) {
      case "python" -> true;
      case "sh" -> commands(block).stream().allMatch(DocumentBlocksIT::isRun);
      default -> false;
    };
  }

  /** The launcher stands for the jar: it is the same command. */
  private static List<List<String>> commands(Document.CodeBlock block) {
    return ShellCommands.of(withLauncher(block.text()));
  }

  private static String withLauncher(String text) {
    return text.replace("java -jar target/turkbridge.jar", "target/turkbridge");
  }

  private static boolean isRun(List<String> command) {
    return RUN.contains(command.get(0))
        && command.stream().noneMatch(NOT_RUN::contains)
        && !command.contains(LEFT_OUT);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void blocksRun(Document document, @TempDir Path folder) throws IOException {
    Path blocks = Files.createDirectory(folder.resolve("blocks"));
    int number = 100;
    for (Document.CodeBlock block : document.blocks()) {
      if (isRun(block)) {
        String suffix = block.language().equals("sh") ? ".sh" : ".py";
        Files.writeString(blocks.resolve(number++ + suffix), atThisServer(block.text()));
      }
    }

    Finished run =
        Command.run(
            List.of(
                Script.PYTHON, "src/app/src/test/resources/clients/blocks.py", blocks.toString()),
            Map.of(
                "HOME", folder.toString(),
                "TMPDIR", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "AWS_ACCESS_KEY_ID", Keys.TESTER.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", Keys.TESTER.secretAccessKey(),
                "AWS_DEFAULT_REGION", "us-east-1",
                "PYTHONWARNINGS", "ignore"));

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  private static String atThisServer(String text) {
    return withLauncher(text)
        .replace("8014", Integer.toString(jar.legacy().getPort()))
        .replace("8017", Integer.toString(jar.current().getPort()))
        .replace("turk.db", store.toString())
        .replace("AKIATURKBRIDGEDEMO00", Keys.TESTER.accessKeyId())
        .replace("demo/secret/of/turkbridge/not/a/real/one", Keys.TESTER.secretAccessKey());
  }

  @Test
  void guideAndPagesAreRun() {
    assertThat(documents())
        .extracting(Document::toString)
        .contains(
            "README.md",
            "MIGRATION.md",
            "src/docs/calls.md",
            "src/docs/convert.md",
            "src/docs/old-programs.md");
  }
}
