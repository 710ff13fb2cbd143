package org.turkbridge.shim;

import jakarta.xml.bind.JAXBElement;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.turkbridge.message.Request;

/**
 * The element that holds a result.
 *
 * @param create makes an empty message
 * @param setRequest puts the Request into it, which every result begins with
 */
record ResultElement<R>(
    String name, Class<R> type, Supplier<R> create, BiConsumer<R, Request> setRequest) {

  /** An element with the name of its type, as all results are. */
  static <R> ResultElement<R> of(
      Class<R> type, Supplier<R> create, BiConsumer<R, Request> setRequest) {
    return new ResultElement<>(type.getSimpleName(), type, create, setRequest);
  }

  /** The element of a message with that Request. */
  JAXBElement<R> with(R message, Request request) {
    setRequest.accept(message, request);
    return new JAXBElement<>(new QName(name), type, message);
  }
}
