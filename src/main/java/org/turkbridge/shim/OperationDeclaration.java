package org.turkbridge.shim;

import java.util.List;

/** Says what an operation of the legacy API is, and how it is answered. */
interface OperationDeclaration {
  /** The operation that is declared. */
  Operation<?> operation();

  /** What is not said to be mapped or left out, of its messages and of those it is answered by. */
  List<String> unmapped();
}
