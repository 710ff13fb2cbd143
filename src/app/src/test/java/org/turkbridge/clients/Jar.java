package org.turkbridge.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jar that was built, started as a user starts it: a process of its own, without anything of
 * this user's environment, home or credentials.
 */
final class Jar {
  private static final String PROPERTY = "turkbridge.jar";
  private static final int LONGEST_RUN_SECONDS = 120;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> options = new ArrayList<>();

  /** A test run in the background may pass on that Ctrl-C is ignored. */
  private final List<String> launch =
      new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));

  private Path java = JAVA;

  /**
   * @param folder an empty one, for its home, temporary files and output
   */
  Jar(Path folder) {
    this.folder = folder;
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
  }

  /** With another {@code java} command. */
  Jar java(Path command) {
    this.java = command;
    return this;
  }

  /** With no more than so many files and connections open. */
  Jar descriptors(int most) {
    launch.addAll(0, List.of("/bin/sh", "-c", "ulimit -n " + most + "; exec \"$@\"", "sh"));
    return this;
  }

  /** With that option of the JVM, such as {@code -Xmx64m}. */
  Jar option(String option) {
    options.add(option);
    return this;
  }

  Jar environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Where it has its temporary files. */
  Path temporaryFiles() {
    return created(folder.resolve("tmp"));
  }

  /** Its user's home folder. */
  Path home() {
    return created(folder.resolve("home"));
  }

  /** Starts {@code serve} on free ports, and returns when it says that it is ready. */
  RunningJar serve(String... arguments) {
    List<String> all = new ArrayList<>(List.of("serve", "--legacy-port", "0"));
    all.addAll(List.of("--current-port", "0"));
    all.addAll(List.of(arguments));
    return RunningJar.ready(start(all), standardError());
  }

  /** Runs a command that ends by itself. */
  Finished run(String... arguments) {
    Process process = start(List.of(arguments));
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(() -> output(process), Finished.READERS);
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("did not end: " + List.of(arguments));
      }
      return new Finished(
          process.exitValue(),
          out.get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS),
          Files.readString(standardError()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), Finished.CHARSET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a command whose input and output are left to the caller. */
  Process begin(String... arguments) {
    try {
      return program(arguments).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(List<String> arguments) {
    try {
      Process process =
          program(arguments.toArray(String[]::new)).redirectError(standardError().toFile()).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder program(String... arguments) {
    return builder(List.of("-jar", file().toString()), arguments);
  }

  /** Runs a class that is not in the jar, with what is in it. */
  ProcessBuilder with(Class<?> main, String... arguments) {
    String its = main.getProtectionDomain().getCodeSource().getLocation().getPath();
    return builder(List.of("-cp", file() + File.pathSeparator + its, main.getName()), arguments);
  }

  private ProcessBuilder builder(List<String> program, String... arguments) {
    List<String> command = new ArrayList<>(launch);
    command.add(java.toString());
    command.add("-Duser.home=" + home());
    command.add("-Djava.io.tmpdir=" + temporaryFiles());
    if (java.equals(JAVA)) {
      command.addAll(quickStart());
      // As the launcher: a server has the collector that the JVM chooses.
      if (!List.of(arguments).contains("serve")) {
        command.add("-XX:+UseSerialGC");
      }
    }
    command.addAll(options);
    command.addAll(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /** The options that the launcher starts most commands with. */
  private static List<String> quickStart() {
    return List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:CompileThresholdScaling=2",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0",
        "-XX:SharedArchiveFile=" + file().resolveSibling("turkbridge.jsa"),
        "-Xshare:auto",
        "-Xlog:disable");
  }

  /** A command that runs it, as words of a shell line. */
  static String words() {
    return Stream.of(List.of(JAVA.toString()), quickStart(), List.of("-jar", file().toString()))
        .flatMap(List::stream)
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  static Path file() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      throw new IllegalStateException(
          "The system property " + PROPERTY + " must name the jar; mvn verify sets it");
    }
    return Path.of(file);
  }

  private Path standardError() {
    return folder.resolve("stderr");
  }

  private static Path created(Path wanted) {
    try {
      return Files.createDirectories(wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
