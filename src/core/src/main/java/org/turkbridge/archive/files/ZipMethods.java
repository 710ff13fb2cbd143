package org.turkbridge.archive.files;

import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** Which members of a zip archive can be read. */
final class ZipMethods {
  private ZipMethods() {}

  /** Why a member that is packed in that way cannot be read; null if it can. */
  static @Nullable String problem(boolean isEncrypted, int code) {
    if (isEncrypted) {
      return "is encrypted; unpack it with its password first";
    }
    ZipMethod method = ZipMethod.getMethodByCode(code);
    if (method != ZipMethod.STORED
        && method != ZipMethod.DEFLATED
        && method != ZipMethod.ENHANCED_DEFLATED) {
      return "is packed by method "
          + code
          + (method == null ? "" : " (" + method + ")")
          + ", which is not read; unpack it first";
    }
    return null;
  }
}
