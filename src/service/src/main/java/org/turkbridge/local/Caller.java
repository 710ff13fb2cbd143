package org.turkbridge.local;

import org.turkbridge.memory.MemoryBudget;

/**
 * Who calls.
 *
 * @param requester the name of the Requester: all its keys see and own the same
 * @param requestId of the call, which the caller is told
 * @param answer the memory that the answer is counted in
 */
record Caller(String requester, String requestId, MemoryBudget.Share answer) {
  /** One whose answer may take all memory. */
  Caller(String requester) {
    this(requester, "", MemoryBudget.unlimited().share());
  }

  Caller with(String requestId, MemoryBudget.Share answer) {
    return new Caller(requester, requestId, answer);
  }
}
