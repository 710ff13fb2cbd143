package org.turkbridge.local.store;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * What Requesters keep of a type of the API, each for themselves: a table with a column {@code
 * owner} beside those of the members.
 *
 * @param <T> the type of the API
 */
public final class OwnedEntity<T extends SdkPojo> {
  static final Column<String> OWNER = Column.text("owner");

  private final Entity<T> entity;

  private OwnedEntity(Entity<T> entity) {
    this.entity = entity;
  }

  /**
   * Declares one.
   *
   * @param builder makes builders of the type
   * @param key the column of which an owner has no value twice
   * @param members that are kept, in columns of their own names: WorkerId in {@code worker_id}
   */
  public static <T extends SdkPojo, B extends SdkPojo & SdkBuilder<B, T>> OwnedEntity<T> of(
      String table, Supplier<B> builder, String key, String... members) {
    return new OwnedEntity<>(
        Entity.of(table, builder).members(members).keyedBy(OWNER.names().get(0), key));
  }

  Entity<T> entity() {
    return entity;
  }
}
