package org.turkbridge.local;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One operation of the current API as it is declared: what its requests are, and what it does. Its
 * name is that of its request.
 *
 * @param <I> its request, as the SDK has it
 * @param <O> its answer, as the SDK has it
 * @param requests makes builders of requests
 * @param isWriting whether it changes something
 * @param isOfHits whether it tells of HITs, their assignments or the money for them, or acts on
 *     them
 */
record CurrentOperation<I extends SdkPojo, O extends SdkPojo>(
    Supplier<? extends SdkBuilder<?, I>> requests,
    boolean isWriting,
    boolean isOfHits,
    Handler<I, O> handler) {
  /** What an operation does. Safe for any thread. */
  interface Handler<I, O> {
    /**
     * Checks what needs no store, before others must wait.
     *
     * @param request satisfies the constraints of the model
     * @throws Failure if the answer is an error
     */
    default void check(I request) {}

    /**
     * Answers a call.
     *
     * @param request satisfies the constraints of the model
     * @throws Failure if the answer is an error
     */
    O answer(I request, Tx tx);
  }

  /**
   * What an operation does that needs no store, and may take long.
   *
   * @param work throws a Failure if the answer is an error
   */
  record Outside<I, O>(BiFunction<I, Caller, O> work) implements Handler<I, O> {
    @Override
    public O answer(I request, Tx tx) {
      return work.apply(request, tx.caller());
    }
  }

  /** Reads one page of a list. */
  interface PageHandler<I, T> {
    /**
     * Reads it.
     *
     * @param request satisfies the constraints of the model
     * @throws Failure if the answer is an error
     */
    Page<T> page(I request, Tx tx, PagePlace place);
  }

  /** An operation that changes nothing. */
  static <I extends SdkPojo, O extends SdkPojo> CurrentOperation<I, O> read(
      Supplier<? extends SdkBuilder<?, I>> requests, Handler<I, O> handler) {
    return new CurrentOperation<>(requests, false, false, handler);
  }

  /** An operation whose changes are made all or none. */
  static <I extends SdkPojo, O extends SdkPojo> CurrentOperation<I, O> write(
      Supplier<? extends SdkBuilder<?, I>> requests, Handler<I, O> handler) {
    return new CurrentOperation<>(requests, true, false, handler);
  }

  /**
   * An operation without a store.
   *
   * @param work throws a Failure if the answer is an error
   */
  static <I extends SdkPojo, O extends SdkPojo> CurrentOperation<I, O> outside(
      Supplier<? extends SdkBuilder<?, I>> requests, BiFunction<I, Caller, O> work) {
    return new CurrentOperation<>(requests, false, false, new Outside<>(work));
  }

  /**
   * An operation that lists something page by page, with NextToken, MaxResults and NumResults.
   *
   * @param answers makes builders of answers
   * @param items sets what the answer lists
   * @param filters what a request wants listed: its NextToken goes on with the same only
   */
  static <I extends SdkPojo, O extends SdkPojo, B extends SdkBuilder<B, O> & SdkPojo, T>
      CurrentOperation<I, O> list(
          Supplier<? extends SdkBuilder<?, I>> requests,
          Supplier<B> answers,
          BiConsumer<B, List<T>> items,
          Function<I, List<? extends @Nullable Object>> filters,
          PageHandler<I, T> handler) {
    return read(
        requests,
        (request, tx) -> {
          PagePlace place =
              new PagePlace(
                  tx.pageTokens(),
                  listed(request, filters.apply(request)),
                  (String) member("NextToken", request).getValueOrDefault(request),
                  new PageLimit(
                      (Integer) member("MaxResults", request).getValueOrDefault(request),
                      tx.caller().answer()));
          Page<T> page = handler.page(request, tx, place);
          B answer = answers.get();
          items.accept(answer, page.items());
          member("NumResults", answer).set(answer, page.items().size());
          member("NextToken", answer).set(answer, place.next(page));
          return answer.build();
        });
  }

  private static String listed(SdkPojo request, List<? extends @Nullable Object> filters) {
    return Stream.concat(
            Stream.of(request.getClass().getSimpleName().replaceFirst("Request$", "")),
            filters.stream())
        .map(filter -> Objects.toString(filter, ""))
        .collect(Collectors.joining("\n"));
  }

  private static SdkField<?> member(String name, SdkPojo type) {
    return SdkMembers.named(name, type.sdkFields()).orElseThrow();
  }

  /** The same as one of HITs, their assignments and the money for them. */
  CurrentOperation<I, O> ofHits() {
    return new CurrentOperation<>(requests, isWriting, true, handler);
  }

  /** The class of its requests. */
  Class<?> requestType() {
    return requests.get().build().getClass();
  }
}
