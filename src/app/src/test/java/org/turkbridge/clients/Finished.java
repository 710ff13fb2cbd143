package org.turkbridge.clients;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a command left behind. */
record Finished(int exitCode, String out, String err) {
  static final Charset CHARSET = StandardCharsets.UTF_8;
}
