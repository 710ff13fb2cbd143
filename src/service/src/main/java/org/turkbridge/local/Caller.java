package org.turkbridge.local;

import org.turkbridge.memory.MemoryBudget;

/**
 * Who calls.
 *
 * @param requester the name of the Requester: all its keys see and own the same
 * @param accessKeyId that the call is signed with; empty if it is not signed
 * @param requestId of the call, which the caller is told
 * @param answer the memory that the answer is counted in
 */
record Caller(String requester, String accessKeyId, String requestId, MemoryBudget.Share answer) {
  /** One whose answer may take all memory. */
  Caller(String requester, String accessKeyId) {
    this(requester, accessKeyId, "", MemoryBudget.unlimited().share());
  }

  Caller with(String requestId, MemoryBudget.Share answer) {
    return new Caller(requester, accessKeyId, requestId, answer);
  }
}
