package org.turkbridge.shim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.mapping.RequestMapping;
import software.amazon.awssdk.core.SdkPojo;

/** Says what an operation of the legacy API is, and how it is answered. */
interface OperationDeclaration {
  /** Every operation that is answered, subject by subject. */
  static List<OperationDeclaration> all() {
    return Stream.of(
            LegacyQualificationOperations.all(),
            LegacyHitOperations.all(),
            LegacyAssignmentOperations.all(),
            LegacyBonusOperations.all(),
            LegacyWorkerOperations.all(),
            LegacyStatistics.all(),
            LegacyNotificationOperations.all(),
            LegacyHelp.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The operation that is declared. */
  LegacyOperation<?> operation();

  /** Reads its Requests. */
  Binder<?> binder();

  /** Makes of a Request what the current API is sent, or sent first; empty if that is nothing. */
  Optional<RequestMapping<?, ?>> mapping();

  /** By which its answers have more or less; empty if they always have the same. */
  default Optional<ResponseGroups> groups() {
    return Optional.empty();
  }

  /** What the current API answers, without members; empty if it is not asked. */
  Optional<SdkPojo> response();

  /**
   * What the current API is asked in place of a Request.
   *
   * @throws org.turkbridge.legacy.LegacyException if the Request is wrong by itself
   */
  CurrentPlan plan(Parameters sent);

  /** What is not said to be mapped or left out, of its messages and of those it is answered by. */
  default List<String> unmapped() {
    return mapping().map(RequestMapping::unmapped).orElse(List.of());
  }
}
