package org.turkbridge.requester;

import org.turkbridge.python.ConfigParserException;

/** A file of AWS tools that cannot be parsed. The message names place and reason, no content. */
public final class AwsFileFormatException extends CredentialsException {
  private static final long serialVersionUID = 1;

  private final String file;

  AwsFileFormatException(String file, ConfigParserException e) {
    super(
        "The file %s cannot be parsed, as by AWS tools: line %d has %s"
            .formatted(file, e.line(), e.reason()));
    this.file = file;
  }

  /** The file's name, as AWS tools show it. */
  public String file() {
    return file;
  }
}
