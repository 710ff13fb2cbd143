package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.Document;

/**
 * Every line of the page on archives runs, in their order, in one folder, and prints what it shows.
 */
@DrivenBy({Client.PANDAS, Client.R, Client.JQ, Client.BOTO2})
final class ArchivesPageIT {
  private static final Path PAGE = Path.of("src/docs/archives.md");

  private static final String SERVE = "target/turkbridge serve ";

  /** Runs files of Python as if they were one, and prints what the last of them does. */
  private static final String LAST_OF =
      """
      import contextlib, io, sys
      names = {}
      with contextlib.redirect_stdout(io.StringIO()):
          for file in sys.argv[1:-1]:
              exec(open(file, encoding="utf-8").read(), names)
      exec(open(sys.argv[-1], encoding="utf-8").read(), names)
      """;

  @TempDir private Path folder;
  private final List<String> python = new ArrayList<>();
  private @Nullable RunningJar server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> blocksPrintWhatThePageShows() throws IOException {
    Path work = Files.createDirectory(folder.resolve("work"));
    for (String name : List.of("target", "samples")) {
      Files.createSymbolicLink(work.resolve(name), Path.of(name).toAbsolutePath());
    }
    List<DynamicTest> tests = new ArrayList<>();
    List<Document.CodeBlock> blocks =
        Document.all().stream()
            .filter(document -> document.file().equals(PAGE))
            .findFirst()
            .orElseThrow()
            .blocks();
    for (int at = 0; at < blocks.size(); at++) {
      Document.CodeBlock block = blocks.get(at);
      if (block.text().startsWith(SERVE)) {
        server =
            new Jar(Files.createDirectory(folder.resolve("server")))
                .serve(block.text().substring(SERVE.length()).strip().split(" "));
      } else if (!block.language().equals("text")) {
        boolean shows = at + 1 < blocks.size() && blocks.get(at + 1).language().equals("text");
        List<String> command = command(block, Integer.toString(at));
        List<String> shown = shows ? blocks.get(at + 1).text().lines().toList() : List.of();
        tests.add(
            DynamicTest.dynamicTest(
                block.text().lines().findFirst().orElseThrow(),
                () -> assertPrints(work, command, shown)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(6);
    return tests.stream();
  }

  private List<String> command(Document.CodeBlock block, String name) throws IOException {
    String text =
        server == null
            ? block.text()
            : block.text().replace("8014", Integer.toString(server.legacy().getPort()));
    String file = Files.writeString(folder.resolve(name), text).toString();
    return switch (block.language()) {
      case "sh" -> List.of("/bin/bash", "-eo", "pipefail", file);
      case "r" -> List.of(Client.RSCRIPT, "--vanilla", file);
      case "python" -> {
        python.add(file);
        yield Stream.concat(Stream.of(Script.PYTHON, "-c", LAST_OF), python.stream()).toList();
      }
      default -> throw new IllegalStateException("nothing runs " + block.language());
    };
  }

  private void assertPrints(Path work, List<String> command, List<String> shown) {
    Finished run =
        Command.run(
            Stream.concat(
                    Stream.of("/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", work.toString()),
                    command.stream())
                .toList(),
            Map.of(
                "HOME", folder.toString(),
                "TMPDIR", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "PYTHONWARNINGS", "ignore"));

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    if (!shown.isEmpty()) {
      assertThat(run.out().lines().map(String::stripTrailing)).containsExactlyElementsOf(shown);
    }
  }
}
