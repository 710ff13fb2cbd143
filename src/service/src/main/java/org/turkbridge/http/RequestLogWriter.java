package org.turkbridge.http;

import java.io.IOException;
import org.eclipse.jetty.server.Slf4jRequestLogWriter;
import org.turkbridge.translate.Printable;

/** Writes lines whose paths and headers are whatever callers sent. */
final class RequestLogWriter extends Slf4jRequestLogWriter {
  @Override
  public void write(String requestEntry) throws IOException {
    super.write(Printable.line(requestEntry));
  }
}
