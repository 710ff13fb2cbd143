package org.turkbridge.shim;

import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.SortDirection;

/** An operation that answers a page of a list. */
abstract class PagedOperation<Q, R> extends Operation<Q, R> {
  private static final int DEFAULT_PAGE_SIZE = 10;
  private static final int LARGEST_PAGE = 100;

  private final ListSnapshots snapshots;

  PagedOperation(String name, ResultElement<R> result, ListSnapshots snapshots) {
    super(name, result);
    this.snapshots = snapshots;
  }

  @Override
  final Performed<R> perform(Q sent, CallContext call) {
    int number = orElse(pageNumber(sent), 1);
    Page page =
        snapshots.page(
            listing(sent, call),
            call,
            new PageForm(order(sent), orElse(pageSize(sent), DEFAULT_PAGE_SIZE)),
            number);
    call.held().accept(page.memory());
    return new Performed<>(counted(page.items().size(), page.total(), number), page.items());
  }

  static @Nullable Integer pageNumber(Parameters parameters) {
    return parameters.integer("PageNumber", 1, Integer.MAX_VALUE);
  }

  static @Nullable Integer pageSize(Parameters parameters) {
    return parameters.integer("PageSize", 1, LARGEST_PAGE);
  }

  /** Null if absent. */
  static @Nullable SortDirection sortDirection(Parameters parameters) {
    String direction = parameters.choice("SortDirection", "Ascending", "Descending");
    return direction == null ? null : SortDirection.fromValue(direction);
  }

  /** What the pages are cut from. */
  abstract Listing listing(Q sent, CallContext call);

  abstract ListOrder order(Q sent);

  abstract @Nullable Integer pageNumber(Q sent);

  abstract @Nullable Integer pageSize(Q sent);

  /** The result with its three counters. */
  abstract R counted(int numResults, int totalNumResults, int pageNumber);

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
