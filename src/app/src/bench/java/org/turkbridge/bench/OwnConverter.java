package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The converter that was built, as a process, in the ways in which it can be started. */
final class OwnConverter {
  private final Path launcher;
  private final Path jar;

  /**
   * @param built folder of the jar and the launcher
   * @throws IllegalStateException if they are not there, or the class archive beside them was made
   *     in another folder: the JVM passes over such a one in silence, and starts slower
   */
  OwnConverter(Path built) throws IOException, InterruptedException {
    this.launcher = built.resolve("turkbridge");
    this.jar = built.resolve("turkbridge.jar");
    if (!Files.isExecutable(launcher) || !Files.isReadable(jar)) {
      throw new IllegalStateException(launcher + " or " + jar + " is missing: mvn package");
    }
    Path folder = built.toRealPath();
    Process start =
        new ProcessBuilder(
                Measured.JAVA,
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + folder.resolve("turkbridge.jsa"),
                "-jar",
                folder.resolve("turkbridge.jar").toString(),
                "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (start.waitFor() != 0) {
      throw new IllegalStateException(
          "the class archive in " + folder + " does not fit: mvn package, in its own checkout");
    }
  }

  /** As a user starts it. */
  Contender launched(String name, Path outputFolder) {
    return contender(name, outputFolder, launcher.toString());
  }

  /** Without the launcher. */
  Contender jar(String name, Path outputFolder, String... jvmOptions) {
    List<String> command = new ArrayList<>(List.of(Measured.JAVA));
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-jar", jar.toString()));
    return contender(name, outputFolder, command.toArray(String[]::new));
  }

  /** {@code import} into a new store, as a user starts it. */
  Contender imported(String name, Path outputFolder) {
    return new Contender(
        name,
        outputFolder,
        false,
        (corpus, output) ->
            List.of(
                launcher.toString(),
                "import",
                corpus.path().toString(),
                "--store",
                output.toString()),
        StoreCheck::check);
  }

  private static Contender contender(String name, Path outputFolder, String... start) {
    return new Contender(
        name,
        outputFolder,
        false,
        (corpus, output) -> {
          List<String> command = new ArrayList<>(List.of(start));
          command.addAll(List.of("convert", corpus.path().toString(), "-o", output.toString()));
          command.addAll(List.of("--force", "--no-progress"));
          return command;
        });
  }
}
