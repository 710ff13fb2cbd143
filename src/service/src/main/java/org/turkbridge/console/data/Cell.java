package org.turkbridge.console.data;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value on a page.
 *
 * @param address of the page about it; empty if there is none
 */
public record Cell(String text, String address) {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A value; null is nothing. */
  static Cell of(@Nullable Object value) {
    if (value == null) {
      return new Cell("", "");
    }
    return new Cell(
        value instanceof Instant time ? SECOND.format(time) : String.valueOf(value), "");
  }

  /**
   * Whose something is.
   *
   * @param owner null if it came from an archive
   */
  static Cell owner(@Nullable String owner) {
    return of(owner == null ? "from an archive" : owner);
  }

  /**
   * The id of something that has a page.
   *
   * @param id null is nothing
   */
  static Cell link(DataPage page, @Nullable String id) {
    return link(page, id, id);
  }

  /**
   * Something that has a page.
   *
   * @param text null and empty are its id
   */
  static Cell link(DataPage page, @Nullable String id, @Nullable String text) {
    return id == null
        ? of(text)
        : new Cell(text == null || text.isBlank() ? id : text, page.about(id));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
