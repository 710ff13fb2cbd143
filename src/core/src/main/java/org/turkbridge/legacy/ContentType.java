package org.turkbridge.legacy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a Content-Type header says besides the type. */
final class ContentType {
  /** A lone apostrophe is a name too, and no encoding has it. */
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+|')", Pattern.CASE_INSENSITIVE);

  private ContentType() {}

  /** The name of the encoding as sent, known or not. */
  static Optional<String> charset(@Nullable String header) {
    Matcher named = CHARSET.matcher(header == null ? "" : header);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }
}
