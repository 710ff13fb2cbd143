package org.turkbridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The server of a build as a process of its own, on ports that were free, which answers.
 *
 * @param legacy where the legacy API is
 * @param current where the current API is
 */
record ServerProcess(Process process, URI legacy, URI current) implements AutoCloseable {
  /** Who calls. */
  static final Requester REQUESTER =
      new Requester("bench", AwsBasicCredentials.create("AKIABENCHMARK0000000", "benchmark"));

  /** By which calls of the requester are signed. */
  static final Map<String, String> KEY =
      Map.of(
          "AWS_ACCESS_KEY_ID", REQUESTER.accessKeyId(),
          "AWS_SECRET_ACCESS_KEY", REQUESTER.credentials().secretAccessKey());

  /**
   * Starts it, and waits for it.
   *
   * @param log where its standard error goes
   * @param java the command that runs the jar, without the jar
   * @param options of {@code serve}
   */
  static ServerProcess start(Path jar, Path log, List<String> java, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-jar", jar.toString(), "serve"));
    command.addAll(List.of("--legacy-port", "0", "--current-port", "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(KEY);
    Process process = builder.start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    @Nullable String legacy = lines.readLine();
    @Nullable String current = lines.readLine();
    if (legacy == null || current == null) {
      throw new IOException("The server did not start: " + Files.readString(log));
    }
    return new ServerProcess(
        process,
        URI.create(legacy.substring("legacy ".length())),
        URI.create(current.substring("current ".length())));
  }

  /** What it had of all processors since it began. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
