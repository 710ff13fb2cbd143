package org.turkbridge.cli.prompt;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's reader, which clears the screen of its menu too when it is interrupted in it. */
final class TidyReader extends LineReaderImpl {
  TidyReader(Terminal terminal) throws IOException {
    super(terminal);
  }

  @Override
  protected void cleanup() {
    // Set when a menu ends, for the key that follows; here none does.
    skipRedisplay = false;
    super.cleanup();
  }
}
