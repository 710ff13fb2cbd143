package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * {@code --output yaml-stream}: a list of one for each value, so that all pages together are one
 * list. The AWS CLI writes an empty map if it is a page, and leaves it out if it is the whole
 * answer of an operation without pages.
 */
public final class YamlPages implements ValueFormat {
  private final YamlDocument document = new YamlDocument();

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    document.write(Collections.singletonList(value), out);
  }
}
