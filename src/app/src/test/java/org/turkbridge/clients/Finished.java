package org.turkbridge.clients;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** What a command left behind. */
record Finished(int exitCode, String out, String err) {
  static final Charset CHARSET = StandardCharsets.UTF_8;

  /** A thread for each output that is read: one that never ends keeps nobody else from reading. */
  static final Executor READERS =
      reading -> {
        Thread thread = new Thread(reading, "output-reader");
        thread.setDaemon(true);
        thread.start();
      };
}
