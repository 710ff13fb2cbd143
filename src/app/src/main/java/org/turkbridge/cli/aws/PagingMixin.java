package org.turkbridge.cli.aws;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that list something page by page. */
final class PagingMixin {
  static final String STARTING_TOKEN = "--starting-token";
  static final String PAGE_SIZE = "--page-size";
  static final String MAX_ITEMS = "--max-items";
  static final String MAX_RESULTS = "--max-results";
  static final String NEXT_TOKEN = "--next-token";

  /** Behind the members of the operation, before what all operations have. */
  private static final int ORDER = -2;

  @Option(
      names = MAX_ITEMS,
      order = ORDER,
      paramLabel = "N",
      converter = Choices.Numbers.class,
      description = "Print so many at most, and a NextToken if there are more.")
  private @Nullable Long maxItems;

  @Option(
      names = STARTING_TOKEN,
      order = ORDER,
      paramLabel = "TOKEN",
      description = "Go on from the NextToken of an output, this tool's or the AWS CLI's.")
  private @Nullable String startingToken;

  @Option(
      names = PAGE_SIZE,
      order = ORDER,
      paramLabel = "N",
      converter = Choices.Numbers.class,
      description = "Ask for so many at a time, 1 to 100; the output is the same.")
  private @Nullable Long pageSize;

  @Option(
      names = MAX_RESULTS,
      order = ORDER,
      paramLabel = "N",
      description = "One page of so many at most, without paging.")
  @SuppressWarnings("UnusedVariable") // Read by its name, as a member of the request.
  private @Nullable String maxResults;

  @Option(
      names = NEXT_TOKEN,
      order = ORDER,
      paramLabel = "TOKEN",
      description = "The page of this token of the service, without paging.")
  @SuppressWarnings("UnusedVariable") // Read by its name, as a member of the request.
  private @Nullable String nextToken;

  @Nullable Long maxItems() {
    return maxItems;
  }

  @Nullable String startingToken() {
    return startingToken;
  }

  @Nullable Long pageSize() {
    return pageSize;
  }
}
