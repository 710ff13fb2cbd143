package org.turkbridge.requester;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An access key that nothing can be signed with. The message says why and holds nothing of it. */
public final class UnusableKeyException extends Exception {
  private static final long serialVersionUID = 1;

  private static final String INDENTED =
      "a line that is indented deeper belongs to the one before it";

  private final @Nullable String missing;

  private UnusableKeyException(String reason, @Nullable String missing) {
    super(reason);
    this.missing = missing;
  }

  static UnusableKeyException missing(String id, String missing, boolean isIdOfLines) {
    return new UnusableKeyException(
        "has " + id + " but no " + missing + (isIdOfLines ? ": " + INDENTED : ""), missing);
  }

  static UnusableKeyException ofLines(String name) {
    return new UnusableKeyException("has several lines in " + name + ": " + INDENTED, null);
  }

  static UnusableKeyException blank(String name) {
    return new UnusableKeyException("has an empty " + name, null);
  }

  /** The setting that is not there, if that is why. */
  public Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  /** As what follows the name of a profile. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
