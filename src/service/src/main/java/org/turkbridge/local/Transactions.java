package org.turkbridge.local;

import java.time.InstantSource;
import java.util.function.Function;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.core.SdkPojo;

/** Answers calls of operations, each in one reading or one transaction. Safe for any thread. */
final class Transactions {
  private final Store store;
  private final InstantSource clock;
  private final HitReviews reviews;

  /**
   * Answers from a store.
   *
   * @param reviews run before what tells of HITs, or acts on them
   */
  Transactions(Store store, InstantSource clock, HitReviews reviews) {
    this.store = store;
    this.clock = clock;
    this.reviews = reviews;
  }

  /**
   * Answers a call.
   *
   * @throws Failure if the answer is an error; then nothing was changed
   * @throws StoreException if the store cannot be read or written
   */
  <I extends SdkPojo, O extends SdkPojo> O answer(
      CurrentOperation<I, O> operation, I request, Caller caller) {
    operation.handler().check(request);
    if (operation.handler() instanceof CurrentOperation.Outside<I, O> outside) {
      return outside.work().apply(request, caller);
    }
    if (operation.isOfHits()) {
      reviews.runDue(store, Moment.of(clock));
    }
    // The clock is read inside: what is written later has a later time.
    Function<Tables, O> work =
        tables ->
            operation
                .handler()
                .answer(request, new Tx(tables, store.pageTokens(), caller, Moment.of(clock)));
    return operation.isWriting() ? store.write(work) : store.read(work);
  }
}
