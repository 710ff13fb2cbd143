package org.turkbridge.local;

import org.turkbridge.memory.MemoryBudget;

/**
 * Who calls.
 *
 * @param requester the name of the Requester: all its keys see and own the same
 * @param answer the memory that the answer is counted in
 */
record Caller(String requester, MemoryBudget.Share answer) {
  /** One whose answer may take all memory. */
  Caller(String requester) {
    this(requester, MemoryBudget.unlimited().share());
  }

  Caller with(MemoryBudget.Share answer) {
    return new Caller(requester, answer);
  }
}
