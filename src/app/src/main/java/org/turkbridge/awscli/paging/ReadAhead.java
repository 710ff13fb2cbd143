package org.turkbridge.awscli.paging;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;

/** Calls the service for the next page while the one before is still used. */
final class ReadAhead {
  private final Function<Map<String, @Nullable Object>, Answer> service;
  private @Nullable CompletableFuture<Answer> begun;

  ReadAhead(Function<Map<String, @Nullable Object>, Answer> service) {
    this.service = service;
  }

  /** Calls it, and lets the caller go on meanwhile. */
  void begin(Map<String, @Nullable Object> request) {
    CompletableFuture<Answer> call = new CompletableFuture<>();
    begun = call;
    Thread thread =
        new Thread(() -> call.completeAsync(() -> service.apply(request), Runnable::run), "page");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The answer of the call that was begun, or else of one that is made now.
   *
   * @throws CommandException if the call fails
   */
  Answer take(Supplier<Map<String, @Nullable Object>> request) {
    CompletableFuture<Answer> call = begun;
    if (call == null) {
      return service.apply(request.get());
    }
    begun = null;
    try {
      return call.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CommandException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
