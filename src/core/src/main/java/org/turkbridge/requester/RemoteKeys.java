package org.turkbridge.requester;

import java.util.List;
import java.util.Optional;

/**
 * Profiles whose key AWS tools fetch from the network before they look for one in files, as
 * botocore does (botocore/credentials.py).
 */
public final class RemoteKeys {
  private static final List<String> SETTINGS =
      List.of(
          "role_arn",
          "sso_session",
          "sso_start_url",
          "sso_region",
          "sso_account_id",
          "sso_role_name");

  private RemoteKeys() {}

  /** The setting by which a profile is one of them; empty if it is none. */
  public static Optional<String> setting(ConfigSection profile) {
    return SETTINGS.stream().filter(profile::has).findFirst();
  }
}
