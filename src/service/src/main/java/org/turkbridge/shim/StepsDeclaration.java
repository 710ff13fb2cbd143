package org.turkbridge.shim;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.RequestMapping;
import org.turkbridge.mapping.ResponseTypes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An operation that is several calls of the current API, or makes more of the answer than a mapping
 * can. Immutable.
 *
 * @param <Q> what a caller sends
 * @param <C> what the current API is sent first, or most of all
 */
final class StepsDeclaration<Q, C extends MTurkRequest> implements OperationDeclaration {
  private final Binder<Q> binder;
  private final Consumer<Q> check;
  private final RequestMapping<Q, C> mapping;
  private final Supplier<? extends SdkBuilder<?, C>> current;
  private final boolean changes;
  private final Steps<Q, C> steps;
  private final BiFunction<Q, C, CurrentPlan> plan;

  /** What an operation does. */
  interface Steps<Q, C> {
    /**
     * Does it, and tells the lists.
     *
     * @param mapped what the Request is mapped to
     * @param result what to put into the answer besides the Request
     * @throws org.turkbridge.legacy.LegacyException if it fails
     */
    void perform(Q sent, C mapped, Object result, CallContext call);
  }

  private StepsDeclaration(
      Binder<Q> binder,
      Consumer<Q> check,
      RequestMapping<Q, C> mapping,
      Supplier<? extends SdkBuilder<?, C>> current,
      boolean changes,
      Steps<Q, C> steps,
      BiFunction<Q, C, CurrentPlan> plan) {
    this.binder = binder;
    this.check = check;
    this.mapping = mapping;
    this.current = current;
    this.changes = changes;
    this.steps = steps;
    this.plan = plan;
  }

  /** An operation that changes something. */
  static <Q, C extends MTurkRequest> StepsDeclaration<Q, C> change(
      Class<Q> request, Supplier<? extends SdkBuilder<?, C>> current, Steps<Q, C> steps) {
    return of(request, current, true, steps);
  }

  /** An operation that changes nothing. */
  static <Q, C extends MTurkRequest> StepsDeclaration<Q, C> read(
      Class<Q> request, Supplier<? extends SdkBuilder<?, C>> current, Steps<Q, C> steps) {
    return of(request, current, false, steps);
  }

  private static <Q, C extends MTurkRequest> StepsDeclaration<Q, C> of(
      Class<Q> request,
      Supplier<? extends SdkBuilder<?, C>> current,
      boolean changes,
      Steps<Q, C> steps) {
    return new StepsDeclaration<>(
        Binder.of(MessageType.of(request)),
        sent -> {},
        RequestMapping.of(request, current),
        current,
        changes,
        steps,
        (sent, mapped) -> CurrentPlan.of(new CurrentStep.Call(mapped)));
  }

  /** Says what else is required or taken, beyond the schema. */
  StepsDeclaration<Q, C> bound(UnaryOperator<Binder<Q>> difference) {
    return new StepsDeclaration<>(
        difference.apply(binder), check, mapping, current, changes, steps, plan);
  }

  /**
   * Has the Request checked when it is read.
   *
   * @param check throws a LegacyException
   */
  StepsDeclaration<Q, C> checkedBy(Consumer<Q> check) {
    return new StepsDeclaration<>(binder, check, mapping, current, changes, steps, plan);
  }

  /** Says what differs between the Request and that of the current API. */
  StepsDeclaration<Q, C> mapped(UnaryOperator<RequestMapping<Q, C>> difference) {
    return new StepsDeclaration<>(
        binder, check, difference.apply(mapping), current, changes, steps, plan);
  }

  /** Says what a caller of the current API does in its place, where that is not the call alone. */
  StepsDeclaration<Q, C> planned(BiFunction<Q, C, CurrentPlan> steps) {
    return new StepsDeclaration<>(binder, check, mapping, current, changes, this.steps, steps);
  }

  @Override
  public LegacyOperation<Q> operation() {
    return new LegacyOperation<>(
        binder,
        check,
        changes,
        (sent, result, call) -> {
          steps.perform(sent, mapping.toCurrent(sent), result, call);
          return List.of();
        });
  }

  @Override
  public Binder<Q> binder() {
    return binder;
  }

  @Override
  public Optional<RequestMapping<?, ?>> mapping() {
    return Optional.of(mapping);
  }

  @Override
  public CurrentPlan plan(Parameters parameters) {
    Q sent = binder.read(parameters);
    check.accept(sent);
    return plan.apply(sent, mapping.toCurrent(sent));
  }

  @Override
  public Optional<SdkPojo> response() {
    return Optional.of(ResponseTypes.of(current));
  }
}
