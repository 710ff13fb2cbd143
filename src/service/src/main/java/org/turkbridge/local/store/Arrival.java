package org.turkbridge.local.store;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Something that comes into the store from an archive.
 *
 * @param origin names its place there
 */
public record Arrival<T extends SdkPojo>(String origin, T item) {
  /** The characters of its texts. */
  public int size() {
    int size = 0;
    for (SdkField<?> field : item.sdkFields()) {
      if (field.getValueOrDefault(item) instanceof String text) {
        size += text.length();
      }
    }
    return size;
  }
}
