package org.turkbridge.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the commands of other makers, with nothing of this user's environment. */
final class Command {
  /** Only a command that hangs needs as long. */
  static final int LONGEST_RUN_SECONDS = 600;

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8");

  private Command() {}

  /** Runs a line as a user pastes it into a terminal. */
  static Finished shell(String line, Path home) {
    return run(List.of("/bin/sh", "-c", line), Map.of("HOME", home.toString()));
  }

  /**
   * @throws IllegalStateException if it does not end; then it was killed
   */
  static Finished run(List<String> command, Map<String, String> environment) {
    Path folder = Folders.create();
    try {
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(with(environment));
      int exitCode = exitCode(builder.start());
      return new Finished(exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
  }

  /** The environment that a command has, with some variables besides or instead. */
  static Map<String, String> with(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(ENVIRONMENT);
    all.putAll(environment);
    return all;
  }

  private static int exitCode(Process process) throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "killed after " + LONGEST_RUN_SECONDS + " s: " + process.info().commandLine());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
