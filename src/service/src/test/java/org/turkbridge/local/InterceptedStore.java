package org.turkbridge.local;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.PageTokens;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreChange;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.core.SdkPojo;

/** A store that is interrupted in its transactions, once their work is done. */
final class InterceptedStore implements Store {
  private final Store store;
  private final Interception interception;
  private int writes;

  /** What happens to a transaction before it is committed. */
  interface Interception {
    /**
     * Runs within the transaction, and may throw.
     *
     * @param write counted from 1
     */
    void beforeCommit(int write);
  }

  InterceptedStore(Store store, Interception interception) {
    this.store = store;
    this.interception = interception;
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    writes++;
    return store.write(
        tables -> {
          T done = work.apply(tables);
          interception.beforeCommit(writes);
          return done;
        });
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    return store.read(work);
  }

  @Override
  public void each(
      Set<RecordKind> kinds,
      boolean settledToo,
      Instant now,
      BiConsumer<RecordKind, SdkPojo> each) {
    store.each(kinds, settledToo, now, each);
  }

  @Override
  public Optional<String> fault() {
    return store.fault();
  }

  @Override
  public AutoCloseable listen(Consumer<StoreChange> listener) {
    return store.listen(listener);
  }

  @Override
  public PageTokens pageTokens() {
    return store.pageTokens();
  }

  @Override
  public void close() {
    store.close();
  }
}
