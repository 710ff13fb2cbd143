package org.turkbridge.archive.files;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** Which members of a zip archive can be read. */
final class ZipMethods {
  private ZipMethods() {}

  /** Why it cannot be read; null if it can. */
  static @Nullable String problem(ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return "is encrypted; unpack it with its password first";
    }
    if (entry.isUnixSymlink()) {
      return "is a link, which is not followed";
    }
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    if (method != ZipMethod.STORED
        && method != ZipMethod.DEFLATED
        && method != ZipMethod.ENHANCED_DEFLATED) {
      return "is packed by method "
          + entry.getMethod()
          + (method == null ? "" : " (" + method + ")")
          + ", which is not read; unpack it first";
    }
    return null;
  }
}
