package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** How large one page of a list may become. */
public final class PageLimit {
  /** How many items a page has that is asked for without MaxResults, which may not be more. */
  public static final int LARGEST_PAGE = 100;

  /** An item is there as it is read, and as it is sent. */
  private static final int TIMES = 2;

  /** What an item takes besides its texts. */
  private static final long BYTES_OF_ITEM = 500;

  /** Shorter texts are not looked at: most have one byte a character. */
  private static final int LONG_TEXT = 16 << 10;

  private final int items;
  private final MemoryBudget.Share memory;

  /**
   * A limit.
   *
   * @param maxResults of the request; null is absent
   * @param memory what the page's items take is taken from it
   */
  public PageLimit(@Nullable Integer maxResults, MemoryBudget.Share memory) {
    this.items = maxResults == null ? LARGEST_PAGE : maxResults;
    this.memory = memory;
  }

  /** How many items it may have. */
  int items() {
    return items;
  }

  /** Whether a page of so many items ends here. */
  boolean endsAt(int count) {
    return count == items || (count > 0 && memory.isFull());
  }

  /**
   * Counts an item.
   *
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory left for it
   */
  void add(SdkPojo item) {
    memory.take(TIMES * size(item));
  }

  private static long size(SdkPojo item) {
    long size = BYTES_OF_ITEM;
    for (SdkField<?> field : item.sdkFields()) {
      if (field.getValueOrDefault(item) instanceof String text) {
        size += size(text);
      }
    }
    return size;
  }

  private static long size(String text) {
    return text.length() >= LONG_TEXT && text.chars().anyMatch(c -> c > 0xFF)
        ? 2L * text.length()
        : text.length();
  }
}
