package org.turkbridge.local.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the store keeps about itself. */
final class SettingTable {
  private final Jdbi jdbi;

  SettingTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A random secret of that many bytes: made at the first call, the same ever after. */
  byte[] secret(String name, int size, SecureRandom random) {
    String text =
        jdbi.withHandle(
            handle ->
                find(handle, name)
                    .orElseGet(
                        () -> {
                          byte[] fresh = new byte[size];
                          random.nextBytes(fresh);
                          return keepFirst(handle, name, Base64.getEncoder().encodeToString(fresh));
                        }));
    return Base64.getDecoder().decode(text);
  }

  /** Another process may have been quicker: then its content counts. */
  private static String keepFirst(Handle handle, String name, String content) {
    handle
        .createUpdate(
            "INSERT INTO setting (name, content) VALUES (:name, :content)"
                + " ON CONFLICT (name) DO NOTHING")
        .bind("name", name)
        .bind("content", content)
        .execute();
    return find(handle, name).orElseThrow();
  }

  private static Optional<String> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT content FROM setting WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }
}
