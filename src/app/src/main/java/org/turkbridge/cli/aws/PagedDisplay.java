package org.turkbridge.cli.aws;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.cli.prompt.ShellWords;
import org.turkbridge.convert.NamedOutputStream;

/** Standard output, as UTF-8 whatever the locale; on a terminal through a pager. */
final class PagedDisplay implements CommandEnvironment.Display {
  private static final int BUFFER = 1 << 16;

  private final Map<String, String> environment;
  private final OutputStream standardOutput;

  PagedDisplay(Map<String, String> environment, OutputStream standardOutput) {
    this.environment = environment;
    this.standardOutput = standardOutput;
  }

  @Override
  public OutputStream open(Optional<String> pager) {
    OutputStream out =
        pager
            .<OutputStream>map(PagerStream::new)
            .orElseGet(() -> new NamedOutputStream("standard output", standardOutput));
    return new BufferedOutputStream(out, BUFFER);
  }

  /** Starts the pager when something is written: an error must not be hidden by an empty one. */
  private final class PagerStream extends OutputStream {
    /** Ends at once what fits onto the screen, and shows colours. */
    private static final String LESS = "FRX";

    private final String command;
    private @Nullable Process process;
    private boolean isLeft;

    PagerStream(String command) {
      this.command = command;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      OutputStream pager = process().getOutputStream();
      try {
        if (!isLeft) {
          pager.write(bytes, offset, length);
          pager.flush();
        }
      } catch (IOException e) {
        // The user has seen enough.
        isLeft = true;
      }
    }

    private Process process() {
      Process started = process == null ? start() : process;
      process = started;
      return started;
    }

    private Process start() {
      ProcessBuilder builder =
          new ProcessBuilder(ShellWords.of(command).texts())
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      builder.environment().putIfAbsent("LESS", LESS);
      try {
        return builder.start();
      } catch (IOException e) {
        throw CommandException.configuration(
            "Unable to redirect output to pager. Received the following error when opening pager:\n"
                + e.getMessage()
                + "\n\nAWS_PAGER names another; with --no-cli-pager there is none.");
      }
    }

    @Override
    public void close() throws IOException {
      if (process != null) {
        try {
          process.getOutputStream().close();
        } catch (IOException e) {
          isLeft = true;
        }
        try {
          process.waitFor();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
