package org.turkbridge.shim;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.RequestMapping;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An operation that changes nothing and has no counterpart in the current API. Immutable.
 *
 * @param <Q> what a caller sends
 */
final class OwnDeclaration<Q> implements OperationDeclaration {
  private final Binder<Q> binder;
  private final Optional<ResponseGroups> groups;
  private final LegacyOperation.Work<Q> work;

  private OwnDeclaration(
      Binder<Q> binder, Optional<ResponseGroups> groups, LegacyOperation.Work<Q> work) {
    this.binder = binder;
    this.groups = groups;
    this.work = work;
  }

  /** An operation that does that. */
  static <Q> OwnDeclaration<Q> own(Class<Q> request, LegacyOperation.Work<Q> work) {
    return new OwnDeclaration<>(Binder.of(MessageType.of(request)), Optional.empty(), work);
  }

  /** Says what else is required or taken, beyond the schema. */
  OwnDeclaration<Q> bound(UnaryOperator<Binder<Q>> difference) {
    return new OwnDeclaration<>(difference.apply(binder), groups, work);
  }

  /** Answers by response groups. */
  OwnDeclaration<Q> grouped(ResponseGroups by) {
    return new OwnDeclaration<>(binder, Optional.of(by), work);
  }

  @Override
  public LegacyOperation<Q> operation() {
    return new LegacyOperation<>(binder, sent -> {}, false, work);
  }

  @Override
  public Binder<Q> binder() {
    return binder;
  }

  @Override
  public Optional<RequestMapping<?, ?>> mapping() {
    return Optional.empty();
  }

  @Override
  public CurrentPlan plan(Parameters sent) {
    Object unused = binder.read(sent);
    return CurrentPlan.of();
  }

  @Override
  public Optional<ResponseGroups> groups() {
    return groups;
  }

  @Override
  public Optional<SdkPojo> response() {
    return Optional.empty();
  }
}
