package org.turkbridge.convert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that writes half an output and then waits to be ended. */
final class HeldOutput {
  private HeldOutput() {}

  public static void main(String[] args) throws IOException {
    Output output = Output.open(Path.of(args[0]), true, new TemporaryFiles());
    output.stream().write("half".getBytes(StandardCharsets.UTF_8));
    System.out.println("held");
    int ended = System.in.read();
    output.close();
    System.exit(ended);
  }

  /** Starts it, and returns when the half is written. */
  static Process start(Path output) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HeldOutput.class.getName(),
                output.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.getInputStream().read() != 'h') {
      throw new IOException("the other process could not write " + output);
    }
    return process;
  }
}
