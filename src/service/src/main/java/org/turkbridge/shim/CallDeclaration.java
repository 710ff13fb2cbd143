package org.turkbridge.shim;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.RequestMapping;
import org.turkbridge.mapping.ResponseTypes;
import org.turkbridge.translate.KnownElements;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.MTurkResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An operation that is one call of the current API. Its result is the member of the answer that is
 * called like it, or is made of all members. Immutable.
 *
 * @param <Q> what a caller sends
 * @param <C> what the current API is sent
 */
final class CallDeclaration<Q, C extends MTurkRequest> implements OperationDeclaration {
  private final Binder<Q> binder;
  private final RequestMapping<Q, C> mapping;
  private final BiFunction<MTurkClient, C, ? extends MTurkResponse> call;
  private final boolean changes;
  private final Answer<?> answer;
  private final Differences<Q, C> differences;

  /**
   * What an operation does otherwise than most.
   *
   * @param sentCheck looks at a Request, check at what the current API would be sent
   * @param after looks at the result, and may change it
   */
  private record Differences<Q, C>(
      Consumer<? super Q> sentCheck,
      Optional<Consumer<? super C>> check,
      BiConsumer<Q, CallContext> before,
      BiConsumer<Object, CallContext> after,
      BiConsumer<Q, ListChanges> touches,
      Optional<ResponseGroups> groups) {}

  /**
   * How an answer of the current API becomes a result.
   *
   * @param entity the member that the result is made of; empty if it is made of all
   */
  private record Answer<M>(
      MessageType<M> result,
      SdkPojo response,
      Optional<SdkField<?>> entity,
      AnswerMapping<SdkPojo, M> mapping) {
    static <M> Answer<M> of(MessageType<M> result, SdkPojo response) {
      Optional<SdkField<?>> entity = ResponseTypes.member(result.name(), response);
      return new Answer<>(
          result,
          response,
          entity,
          AnswerMapping.of(entity.map(ResponseTypes::empty).orElse(response), result));
    }
  }

  private CallDeclaration(
      Binder<Q> binder,
      RequestMapping<Q, C> mapping,
      BiFunction<MTurkClient, C, ? extends MTurkResponse> call,
      boolean changes,
      Answer<?> answer,
      Differences<Q, C> differences) {
    this.binder = binder;
    this.mapping = mapping;
    this.call = call;
    this.changes = changes;
    this.answer = answer;
    this.differences = differences;
  }

  /** An operation that changes something. */
  static <Q, C extends MTurkRequest> CallDeclaration<Q, C> change(
      Class<Q> request,
      Supplier<? extends SdkBuilder<?, C>> current,
      BiFunction<MTurkClient, C, ? extends MTurkResponse> call) {
    return of(request, current, call, true);
  }

  /** An operation that changes nothing. */
  static <Q, C extends MTurkRequest> CallDeclaration<Q, C> read(
      Class<Q> request,
      Supplier<? extends SdkBuilder<?, C>> current,
      BiFunction<MTurkClient, C, ? extends MTurkResponse> call) {
    return of(request, current, call, false);
  }

  private static <Q, C extends MTurkRequest> CallDeclaration<Q, C> of(
      Class<Q> request,
      Supplier<? extends SdkBuilder<?, C>> current,
      BiFunction<MTurkClient, C, ? extends MTurkResponse> call,
      boolean changes) {
    MessageType<Q> type = MessageType.of(request);
    return new CallDeclaration<>(
        Binder.of(type),
        RequestMapping.of(request, current),
        call,
        changes,
        Answer.of(LegacyOperation.resultType(type), ResponseTypes.of(current)),
        new Differences<>(
            sent -> {},
            Optional.empty(),
            (sent, context) -> {},
            (result, context) -> {},
            (sent, lists) -> {},
            Optional.empty()));
  }

  private CallDeclaration<Q, C> with(Differences<Q, C> others) {
    return new CallDeclaration<>(binder, mapping, call, changes, answer, others);
  }

  /** Also requires those parameters, beyond the schema, as the old service did. */
  CallDeclaration<Q, C> requiring(String... names) {
    return bound(each -> each.requiring(names));
  }

  /** Says what else is required or taken, beyond the schema. */
  CallDeclaration<Q, C> bound(UnaryOperator<Binder<Q>> difference) {
    return new CallDeclaration<>(
        difference.apply(binder), mapping, call, changes, answer, differences);
  }

  /**
   * Has the Request checked when it is read.
   *
   * @param check throws a LegacyException
   */
  CallDeclaration<Q, C> sentCheckedBy(Consumer<? super Q> check) {
    Differences<Q, C> all = differences;
    return with(
        new Differences<>(
            check, all.check(), all.before(), all.after(), all.touches(), all.groups()));
  }

  /**
   * Has what the current API would be sent checked when the Request is read.
   *
   * @param check throws a LegacyException
   */
  CallDeclaration<Q, C> checkedBy(Consumer<? super C> check) {
    Differences<Q, C> all = differences;
    return with(
        new Differences<>(
            all.sentCheck(),
            Optional.of(check),
            all.before(),
            all.after(),
            all.touches(),
            all.groups()));
  }

  /** Says what differs between the Request and that of the current API. */
  CallDeclaration<Q, C> mapped(UnaryOperator<RequestMapping<Q, C>> difference) {
    return new CallDeclaration<>(
        binder, difference.apply(mapping), call, changes, answer, differences);
  }

  /**
   * Does something first.
   *
   * @param before throws a LegacyException if the call is not to be made
   */
  CallDeclaration<Q, C> first(BiConsumer<Q, CallContext> before) {
    Differences<Q, C> all = differences;
    return with(
        new Differences<>(
            all.sentCheck(), all.check(), before, all.after(), all.touches(), all.groups()));
  }

  /**
   * Looks at the result last.
   *
   * @param after throws a LegacyException if it is not to be answered
   */
  <R> CallDeclaration<Q, C> last(Class<R> result, BiConsumer<R, CallContext> after) {
    Differences<Q, C> all = differences;
    return with(
        new Differences<>(
            all.sentCheck(),
            all.check(),
            all.before(),
            (filled, context) -> after.accept(result.cast(filled), context),
            all.touches(),
            all.groups()));
  }

  /** Tells the lists that callers page through what has changed. */
  CallDeclaration<Q, C> touching(BiConsumer<Q, ListChanges> touches) {
    Differences<Q, C> all = differences;
    return with(
        new Differences<>(
            all.sentCheck(), all.check(), all.before(), all.after(), touches, all.groups()));
  }

  /** Answers by response groups. */
  CallDeclaration<Q, C> grouped(ResponseGroups groups) {
    Differences<Q, C> all = differences;
    return with(
        new Differences<>(
            all.sentCheck(),
            all.check(),
            all.before(),
            all.after(),
            all.touches(),
            Optional.of(groups)));
  }

  @Override
  public LegacyOperation<Q> operation() {
    return new LegacyOperation<>(binder, this::check, changes, this::perform);
  }

  /**
   * @throws org.turkbridge.legacy.LegacyException if parameters do not go together
   */
  void check(Q sent) {
    differences.sentCheck().accept(sent);
    differences.check().ifPresent(each -> each.accept(mapping.toCurrent(sent)));
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
  public Optional<ResponseGroups> groups() {
    return differences.groups();
  }

  @Override
  public CurrentPlan plan(Parameters parameters) {
    Q sent = binder.read(parameters);
    check(sent);
    return CurrentPlan.of(new CurrentStep.Call(mapping.toCurrent(sent)))
        .remarking(CurrentPlan.unmapped(mapping, sent))
        .remarking(LegacyOperation.groupRemarks(binder, sent));
  }

  @Override
  public Optional<SdkPojo> response() {
    return Optional.of(answer.response());
  }

  @Override
  public List<String> unmapped() {
    return Stream.of(OperationDeclaration.super.unmapped(), answer.mapping().unmapped())
        .flatMap(List::stream)
        .toList();
  }

  List<byte[]> perform(Q sent, Object result, CallContext context) {
    differences.before().accept(sent, context);
    C request = mapping.toCurrent(sent);
    SdkPojo response = changes ? context.change(call, request) : context.read(call, request);
    differences.touches().accept(sent, context.lists());
    KnownElements ofVersion = context.version().known();
    KnownElements known =
        differences
            .groups()
            .map(groups -> groups.shown(ofVersion, LegacyOperation.groups(binder, sent)))
            .orElse(ofVersion);
    context.tally().addReplacedCharacters(fill(answer, response, result, known, context));
    differences.after().accept(result, context);
    return List.of();
  }

  private <M> int fill(
      Answer<M> to, SdkPojo response, Object result, KnownElements known, CallContext context) {
    Upstream upstream = context.backend().upstream();
    if (to.entity().isEmpty()) {
      to.mapping().members().forEach(member -> needed(member, response, upstream));
    }
    SdkPojo answered =
        to.entity().map(member -> (SdkPojo) needed(member, response, upstream)).orElse(response);
    return to.mapping().fill(to.result().type().cast(result), answered, known);
  }

  private Object needed(SdkField<?> member, SdkPojo response, Upstream upstream) {
    String name = member.locationName();
    Object value = member.getValueOrDefault(response);
    return changes ? upstream.neededOfChange(name, value) : upstream.needed(name, value);
  }
}
