package org.turkbridge.cli.prompt;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's reader, which clears the screen of its menu too when the user leaves in it. */
final class TidyReader extends LineReaderImpl {
  TidyReader(Terminal terminal) throws IOException {
    super(terminal);
  }

  @Override
  protected void cleanup() {
    // Set when a key ends a menu, for what the key does next.
    skipRedisplay = false;
    super.cleanup();
  }
}
