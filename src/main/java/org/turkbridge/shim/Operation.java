package org.turkbridge.shim;

import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Result;
import org.turkbridge.message.Request;

/**
 * An operation of the legacy API, answered from the current one: a class each.
 *
 * @param <Q> what the caller sends
 * @param <R> what the caller is sent
 */
abstract class Operation<Q, R> {
  private static final String REQUEST_GROUP = "Request";

  private final String name;
  private final ResultElement<R> result;

  /**
   * @param name exactly as callers write it
   */
  Operation(String name, ResultElement<R> result) {
    this.name = name;
    this.result = result;
  }

  final String name() {
    return name;
  }

  /**
   * The result of one Request.
   *
   * @throws LegacyException if it fails
   */
  final Result answer(Parameters parameters, CallContext call) {
    Q sent = read(parameters);
    Performed<R> performed =
        call.validateOnly() && changes()
            ? Performed.of(result.create().get())
            : perform(sent, call);
    Request request = new Request();
    request.setIsValid("True");
    if (parameters.list("ResponseGroup").contains(REQUEST_GROUP)) {
      echo(sent, request);
    }
    return new Result(result.with(performed.message(), request), performed.items());
  }

  /** The result of a Request that failed: nothing but that Request. */
  final Result failed(Request request) {
    return Result.of(result.with(result.create().get(), request));
  }

  /** Whether it changes anything, so that a caller who only validates must be kept from it. */
  boolean changes() {
    return false;
  }

  /**
   * The Request as it was sent, without defaults, which is how it is echoed.
   *
   * @throws LegacyException naming the parameter that is missing or wrong
   */
  abstract Q read(Parameters parameters);

  /** Puts what was sent into the answer's Request. */
  abstract void echo(Q sent, Request request);

  /** Does it. */
  abstract Performed<R> perform(Q sent, CallContext call);
}
