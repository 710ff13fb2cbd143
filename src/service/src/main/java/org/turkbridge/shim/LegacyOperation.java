package org.turkbridge.shim;

import jakarta.xml.bind.JAXBElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Result;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.message.OperationRequest;
import org.turkbridge.message.Request;

/**
 * An operation of the legacy API, answered from the current one. Its name and its messages are
 * those of the schema.
 *
 * @param <Q> what a caller sends in a Request
 */
final class LegacyOperation<Q> {
  private static final String REQUEST = "Request";
  private static final String RESPONSE_GROUP = "ResponseGroup";

  private static final Pattern NUMBER = Pattern.compile("\\.\\d+");

  private final String name;
  private final Set<String> elements;
  private final Binder<Q> binder;
  private final MessageElement result;
  private final MessageType<?> resultType;
  private final MessageElement requestOfResult;
  private final Optional<MessageElement> echo;
  private final Consumer<Q> check;
  private final boolean changes;
  private final Work<Q> work;

  /** What an operation does. */
  interface Work<Q> {
    /**
     * Does it.
     *
     * @param sent without defaults
     * @param result what to put into the answer besides the Request
     * @return items that follow the result's own elements, written already
     * @throws LegacyException if it fails
     */
    List<byte[]> perform(Q sent, Object result, CallContext call);
  }

  /**
   * @param check throws a LegacyException where what is sent does not go together
   * @param changes whether it changes anything, so that a caller who only validates must be kept
   *     from it
   */
  LegacyOperation(Binder<Q> binder, Consumer<Q> check, boolean changes, Work<Q> work) {
    MessageType<Q> request = binder.type();
    this.name = name(request);
    this.elements = request.paths();
    this.binder = binder;
    this.result = resultElement(name);
    this.resultType = MessageType.of(result.type());
    this.requestOfResult = resultType.element(REQUEST).orElseThrow();
    this.echo =
        MessageType.of(Request.class)
            .element(request.name())
            .filter(element -> element.type() == request.type());
    this.check = check;
    this.changes = changes;
    this.work = work;
  }

  /** The operation that a request is of. */
  private static String name(MessageType<?> request) {
    return request.name().substring(0, request.name().length() - REQUEST.length());
  }

  /** The element that the response to an operation has once a Request. */
  private static MessageElement resultElement(String operation) {
    return MessageType.named(operation + "Response").orElseThrow().elements().stream()
        .filter(element -> element.type() != OperationRequest.class)
        .findFirst()
        .orElseThrow();
  }

  /** What the results of an operation are made of. */
  static MessageType<?> resultType(MessageType<?> request) {
    return MessageType.of(resultElement(name(request)).type());
  }

  /** The response groups that a Request lists. */
  static <Q> List<String> groups(Binder<Q> binder, Q sent) {
    return binder.type().element(RESPONSE_GROUP).map(groups -> groups.get(sent)).stream()
        .flatMap(groups -> ((List<?>) groups).stream())
        .map(String.class::cast)
        .toList();
  }

  /** The names of what was sent of the elements that the operation has, without numbers. */
  Stream<String> elements(Parameters parameters) {
    return parameters.all().stream()
        .map(parameter -> NUMBER.matcher(parameter.name()).replaceAll(""))
        .filter(elements::contains);
  }

  /** What is said of the response groups of a Request in the place of which others are made. */
  static <Q> List<String> groupRemarks(Binder<Q> binder, Q sent) {
    return groups(binder, sent).isEmpty()
        ? List.of()
        : List.of("There are no response groups: answers are always whole.");
  }

  /** Exactly as callers write it. */
  String name() {
    return name;
  }

  /**
   * A Request as it was sent, without defaults, which is how it is echoed.
   *
   * @throws LegacyException naming the parameter that is missing or wrong
   */
  Q read(Parameters parameters) {
    Q sent = binder.read(parameters);
    check.accept(sent);
    return sent;
  }

  /**
   * The result of one Request.
   *
   * @throws LegacyException if it fails
   */
  Result answer(Parameters parameters, CallContext call) {
    Q sent = read(parameters);
    // What is wrong is told before anything is done.
    boolean isEchoed = parameters.list(RESPONSE_GROUP).contains(REQUEST);
    Object message = resultType.create();
    List<byte[]> items =
        call.validateOnly() && changes ? List.of() : work.perform(sent, message, call);
    Request request = new Request();
    request.setIsValid("True");
    if (isEchoed) {
      echo.ifPresent(element -> element.set(request, sent));
    }
    return new Result(with(message, request), items);
  }

  /** The result of a Request that failed: nothing but that Request. */
  Result failed(Request request) {
    return Result.of(with(resultType.create(), request));
  }

  private JAXBElement<?> with(Object message, Request request) {
    requestOfResult.set(message, request);
    return element(resultType, message);
  }

  private <R> JAXBElement<R> element(MessageType<R> type, Object message) {
    return new JAXBElement<>(new QName(result.name()), type.type(), type.type().cast(message));
  }
}
