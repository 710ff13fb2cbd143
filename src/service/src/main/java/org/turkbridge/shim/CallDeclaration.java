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
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.RequestMapping;
import org.turkbridge.mapping.ResponseTypes;
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
  private final Optional<Consumer<? super C>> check;
  private final RequestMapping<Q, C> mapping;
  private final BiFunction<MTurkClient, C, ? extends MTurkResponse> call;
  private final boolean changes;
  private final BiConsumer<Q, CallContext> before;
  private final BiConsumer<Q, ListChanges> touches;
  private final Answer<?> answer;

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
      Optional<Consumer<? super C>> check,
      RequestMapping<Q, C> mapping,
      BiFunction<MTurkClient, C, ? extends MTurkResponse> call,
      boolean changes,
      BiConsumer<Q, CallContext> before,
      BiConsumer<Q, ListChanges> touches,
      Answer<?> answer) {
    this.binder = binder;
    this.check = check;
    this.mapping = mapping;
    this.call = call;
    this.changes = changes;
    this.before = before;
    this.touches = touches;
    this.answer = answer;
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
        Optional.empty(),
        RequestMapping.of(request, current),
        call,
        changes,
        (sent, context) -> {},
        (sent, lists) -> {},
        Answer.of(LegacyOperation.resultType(type), ResponseTypes.of(current)));
  }

  /** Also requires those parameters, beyond the schema, as the old service did. */
  CallDeclaration<Q, C> requiring(String... names) {
    return new CallDeclaration<>(
        binder.requiring(names), check, mapping, call, changes, before, touches, answer);
  }

  /**
   * Has what the current API would be sent checked when the Request is read.
   *
   * @param check throws a LegacyException
   */
  CallDeclaration<Q, C> checkedBy(Consumer<? super C> check) {
    return new CallDeclaration<>(
        binder, Optional.of(check), mapping, call, changes, before, touches, answer);
  }

  /** Says what differs between the Request and that of the current API. */
  CallDeclaration<Q, C> mapped(UnaryOperator<RequestMapping<Q, C>> difference) {
    return new CallDeclaration<>(
        binder, check, difference.apply(mapping), call, changes, before, touches, answer);
  }

  /**
   * Does something first.
   *
   * @param before throws a LegacyException if the call is not to be made
   */
  CallDeclaration<Q, C> first(BiConsumer<Q, CallContext> before) {
    return new CallDeclaration<>(binder, check, mapping, call, changes, before, touches, answer);
  }

  /** Tells the lists that callers page through what has changed. */
  CallDeclaration<Q, C> touching(BiConsumer<Q, ListChanges> touches) {
    return new CallDeclaration<>(binder, check, mapping, call, changes, before, touches, answer);
  }

  @Override
  public LegacyOperation<Q> operation() {
    return new LegacyOperation<>(
        binder,
        sent -> check.ifPresent(each -> each.accept(mapping.toCurrent(sent))),
        changes,
        this::perform);
  }

  @Override
  public Binder<Q> binder() {
    return binder;
  }

  @Override
  public RequestMapping<Q, C> mapping() {
    return mapping;
  }

  @Override
  public SdkPojo response() {
    return answer.response();
  }

  @Override
  public List<String> unmapped() {
    return Stream.of(mapping.unmapped(), answer.mapping().unmapped())
        .flatMap(List::stream)
        .toList();
  }

  private List<byte[]> perform(Q sent, Object result, CallContext context) {
    before.accept(sent, context);
    C request = mapping.toCurrent(sent);
    SdkPojo response = changes ? context.change(call, request) : context.read(call, request);
    touches.accept(sent, new ListChanges(context.backend().snapshots(), context.caller()));
    context.tally().addReplacedCharacters(fill(answer, response, result, context));
    return List.of();
  }

  private <M> int fill(Answer<M> to, SdkPojo response, Object result, CallContext context) {
    SdkPojo answered =
        to.entity()
            .map(member -> needed(member, response, context.backend().upstream()))
            .orElse(response);
    return to.mapping().fill(to.result().type().cast(result), answered, context.version().known());
  }

  private SdkPojo needed(SdkField<?> member, SdkPojo response, Upstream upstream) {
    String name = member.locationName();
    SdkPojo value = (SdkPojo) member.getValueOrDefault(response);
    return changes ? upstream.neededOfChange(name, value) : upstream.needed(name, value);
  }
}
