package org.turkbridge.cli.prompt;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's reader, which clears the screen of its menu too when it is interrupted there. */
final class TidyReader extends LineReaderImpl {
  TidyReader(Terminal terminal) throws IOException {
    super(terminal);
  }

  @Override
  protected void cleanup() {
    // Set for a key that ends a list; interrupted before that key is used, it would be in force
    // here.
    skipRedisplay = false;
    super.cleanup();
  }
}
