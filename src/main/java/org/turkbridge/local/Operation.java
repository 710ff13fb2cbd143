package org.turkbridge.local;

import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation of the current API: a class each.
 *
 * @param <I> its request, as the SDK has it
 * @param <O> its answer, as the SDK has it
 */
interface Operation<I, O extends SdkPojo> {
  /** As {@code X-Amz-Target} names it. */
  String name();

  /** What its requests are made of. */
  RequestShape<I> shape();

  /**
   * Answers a call.
   *
   * @param request satisfies its shape
   * @throws Failure if the answer is an error
   */
  O answer(I request, Caller caller);
}
