package org.turkbridge.local.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The table of what Requesters keep each for themselves, as one reading or one transaction sees it.
 */
public final class OwnedTable<T extends SdkPojo> {
  private final Session session;
  private final OwnedEntity<T> owned;
  private final EntityTable<T> table;
  private final Consumer<StoreChange> changes;

  OwnedTable(Session session, OwnedEntity<T> owned) {
    this.session = session;
    this.owned = owned;
    this.changes = session.changes();
    this.table = new EntityTable<>(session, owned.entity());
  }

  /** Adds an item of that owner, or replaces the one of its key, which keeps its place. */
  public void put(String owner, T item) {
    table.put(row(owner, item));
  }

  /** The item of that owner and of the key of another. */
  public Optional<T> find(String owner, T sameKey) {
    return table.find(row(owner, sameKey)).map(Row::item);
  }

  /** Those of some owners who have an item of the key of another. */
  public Set<String> owners(Collection<String> among, T sameKey) {
    Set<String> owners = new HashSet<>();
    Condition isAmong = Condition.of(session.dialect().isIn("owner", ":owners"), "owners", among);
    Condition isSame = owned.entity().partOfKey(Row.of(sameKey));
    table.each(
        isAmong.and(isSame.sql(), isSame.parameters()),
        row -> owners.add(String.valueOf(row.get(OwnedEntity.OWNER))),
        OwnedEntity.OWNER);
    return owners;
  }

  /** Deletes the item of that owner and of the key of another, if there is one. */
  public void delete(String owner, T sameKey) {
    changes.accept(StoreChange.of(StoreChange.Kind.REMOVAL));
    table.delete(owned.entity().sameKey(row(owner, sameKey)));
  }

  /**
   * One page of those of an owner.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<T> page(String owner, long after, PageLimit limit) {
    return table.page(
        Condition.of("owner = :requester", "requester", owner), after, limit, Row::item);
  }

  /** Gives all of every owner. */
  void all(Consumer<T> each) {
    table.each(Condition.ALL, row -> each.accept(row.item()));
  }

  private Row<T> row(String owner, T item) {
    return Row.of(item).with(OwnedEntity.OWNER, owner);
  }
}
