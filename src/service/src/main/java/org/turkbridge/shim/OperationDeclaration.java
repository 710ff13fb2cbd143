package org.turkbridge.shim;

import java.util.List;
import java.util.stream.Stream;
import org.turkbridge.legacy.Binder;
import org.turkbridge.mapping.RequestMapping;
import software.amazon.awssdk.core.SdkPojo;

/** Says what an operation of the legacy API is, and how it is answered. */
interface OperationDeclaration {
  /** Every operation that is answered, subject by subject. */
  static List<OperationDeclaration> all() {
    return Stream.of(LegacyQualificationOperations.all(), LegacyWorkerOperations.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The operation that is declared. */
  LegacyOperation<?> operation();

  /** Reads its Requests. */
  Binder<?> binder();

  /** Carries its Requests over to the current API. */
  RequestMapping<?, ?> mapping();

  /** What the current API answers, without members. */
  SdkPojo response();

  /** What is not said to be mapped or left out, of its messages and of those it is answered by. */
  List<String> unmapped();
}
