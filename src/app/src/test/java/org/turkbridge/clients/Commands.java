package org.turkbridge.clients;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.turkbridge.cli.CommandLoop;

/**
 * Commands of the jar that was built, one after another in one process: for what a command says and
 * does. How its process starts and ends, {@link Jar} shows; and what it logs of calls, which one
 * command may turn off for those after it.
 */
record Commands(Path folder, Process process, Socket socket) implements AutoCloseable {
  /** Only a process that does not start takes as long. */
  private static final int LONGEST_START_MILLIS = 60_000;

  static Commands start() {
    Path folder = Folders.create();
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(LONGEST_START_MILLIS);
      Process process =
          new Jar(folder)
              .with(
                  CommandLoop.class,
                  Integer.toString(server.getLocalPort()),
                  out.toString(),
                  err.toString())
              .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
              .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
              .start();
      try {
        process.getOutputStream().close();
        Socket socket = server.accept();
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(Command.LONGEST_RUN_SECONDS));
        return new Commands(folder, process, socket);
      } catch (IOException e) {
        process.destroyForcibly();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a command that ends by itself, one at a time.
   *
   * @throws UncheckedIOException if it does not, or ends the process; then that was killed
   */
  synchronized Finished run(String... words) {
    try {
      DataOutputStream command = new DataOutputStream(socket.getOutputStream());
      command.writeByte(words.length);
      for (String word : words) {
        command.writeUTF(word);
      }
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      return new Finished(answer.readInt(), printed(answer), printed(answer));
    } catch (SocketTimeoutException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(
          "killed after " + Command.LONGEST_RUN_SECONDS + " s: " + String.join(" ", words), e);
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(String.join(" ", words) + " ended all commands", e);
    }
  }

  private static String printed(DataInputStream answer) throws IOException {
    return new String(answer.readNBytes(answer.readInt()), Finished.CHARSET);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      if (!process.waitFor(Command.LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "killed, as it did not end: " + process.info().commandLine());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
    Folders.delete(folder);
  }
}
