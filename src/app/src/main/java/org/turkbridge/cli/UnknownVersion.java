package org.turkbridge.cli;

import java.util.stream.Collectors;
import org.turkbridge.legacy.ApiVersion;

/** What to tell a user who names a version of the legacy API that does not exist. */
final class UnknownVersion {
  private UnknownVersion() {}

  static String message(String date) {
    return ApiVersion.ALL.stream()
        .map(ApiVersion::date)
        .collect(Collectors.joining(", ", "There is no version " + date + "; versions: ", ""));
  }
}
