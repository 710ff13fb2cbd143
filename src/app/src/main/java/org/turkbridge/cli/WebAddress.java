package org.turkbridge.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine;

/** A URL as it is typed. */
final class WebAddress implements CommandLine.ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new CommandLine.TypeConversionException("'" + text + "' is no URL: " + e.getReason());
    }
  }
}
