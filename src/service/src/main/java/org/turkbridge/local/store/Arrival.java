package org.turkbridge.local.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
    return size(item);
  }

  private static int size(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    int size = 0;
    if (value instanceof SdkPojo structure) {
      for (SdkField<?> field : structure.sdkFields()) {
        size += size(field.getValueOrDefault(structure));
      }
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        size += size(element);
      }
    }
    return size;
  }
}
