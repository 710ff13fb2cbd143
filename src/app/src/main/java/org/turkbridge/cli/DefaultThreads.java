package org.turkbridge.cli;

/** How many threads work on archives, if nobody says it. */
final class DefaultThreads {
  /** What a thread has under way should fit into the heap. */
  private static final long HEAP_OF_THREAD = 16L << 20;

  private DefaultThreads() {}

  /** At least 1. */
  static int of(Runtime runtime) {
    long fitting = runtime.maxMemory() / HEAP_OF_THREAD;
    return (int) Math.max(1, Math.min(runtime.availableProcessors(), fitting));
  }
}
