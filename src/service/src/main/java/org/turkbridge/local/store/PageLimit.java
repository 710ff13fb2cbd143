package org.turkbridge.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
  private final int there;
  private final MemoryBudget.Share memory;

  /**
   * A limit.
   *
   * @param maxResults of the request; null is absent
   * @param memory what the page's items take is taken from it
   */
  public PageLimit(@Nullable Integer maxResults, MemoryBudget.Share memory) {
    this(maxResults == null ? LARGEST_PAGE : maxResults, 0, memory);
  }

  private PageLimit(int items, int there, MemoryBudget.Share memory) {
    this.items = items;
    this.there = there;
    this.memory = memory;
  }

  /** The limit of what follows so many items on the same page. */
  PageLimit after(int count) {
    return new PageLimit(items, there + count, memory);
  }

  /** How many items it may have. */
  int items() {
    return items - there;
  }

  /** Whether a page of so many items ends here. */
  boolean endsAt(int count) {
    int all = there + count;
    return all == items || (all > 0 && memory.isFull());
  }

  /**
   * One page of a list that is there as a whole.
   *
   * @param after how many items to leave out
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory left for the page
   */
  public <T extends SdkPojo> Page<T> page(List<? extends T> all, long after) {
    List<T> items = new ArrayList<>();
    for (T item : all.subList((int) Math.min(after, all.size()), all.size())) {
      if (endsAt(items.size())) {
        return new Page<>(items, OptionalLong.of(after + items.size()));
      }
      items.add(item);
      add(item);
    }
    return new Page<>(items, OptionalLong.empty());
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
