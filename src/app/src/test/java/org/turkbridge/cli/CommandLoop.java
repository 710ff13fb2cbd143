package org.turkbridge.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** One process for many commands, most of whose time else goes into their start. */
public final class CommandLoop {
  private CommandLoop() {}

  /**
   * Connects to the one who started it, and until he closes the connection takes commands: the
   * number of words in a byte, and the words in UTF-8, each after its length in two. Gives back the
   * exit code in four bytes, and what was printed to standard output and error, each after its
   * length in four.
   *
   * @param arguments the port to connect to, and the files that standard output and error are
   *     appended to
   */
  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[1]);
    Path err = Path.of(arguments[2]);
    try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream answer = new DataOutputStream(socket.getOutputStream())) {
      for (int words = in.read(); words >= 0; words = in.read()) {
        String[] command = new String[words];
        for (int i = 0; i < words; i++) {
          command[i] = in.readUTF();
        }
        int exitCode = Turkbridge.run(command);
        System.out.flush();
        System.err.flush();
        answer.writeInt(exitCode);
        hand(out, answer);
        hand(err, answer);
        answer.flush();
      }
    }
  }

  private static void hand(Path file, DataOutputStream answer) throws IOException {
    byte[] printed = Files.readAllBytes(file);
    Files.write(file, new byte[0]);
    answer.writeInt(printed.length);
    answer.write(printed);
  }
}
