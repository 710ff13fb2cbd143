package org.turkbridge.clients;

import jakarta.xml.ws.Holder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/** A call of a generated JAX-WS port, signed by the old rules. */
final class SignedPortCall {
  private SignedPortCall() {}

  /**
   * An operation of a generated port.
   *
   * @param <Q> its request
   * @param <R> its result
   * @param <O> the version's OperationRequest
   */
  @FunctionalInterface
  interface PortOperation<Q, R, O> {
    void call(
        String accessKeyId,
        XMLGregorianCalendar timestamp,
        String signature,
        @Nullable String validate,
        @Nullable String credential,
        List<Q> requests,
        Holder<O> operationRequest,
        Holder<List<R>> results);
  }

  /**
   * What came of it.
   *
   * @param results null where the answer has none
   */
  record Answer<R, O>(O operationRequest, @Nullable List<R> results) {}

  static <Q, R, O> Answer<R, O> send(String name, PortOperation<Q, R, O> operation, Q request) {
    return send(Keys.TESTER, name, operation, request);
  }

  static <Q, R, O> Answer<R, O> send(
      Keys keys, String name, PortOperation<Q, R, O> operation, Q request) {
    XMLGregorianCalendar timestamp = now();
    Holder<O> operationRequest = new Holder<>();
    Holder<List<R>> results = new Holder<>();
    operation.call(
        keys.accessKeyId(),
        timestamp,
        keys.signature(name, timestamp.toXMLFormat()),
        null,
        null,
        List.of(request),
        operationRequest,
        results);
    return new Answer<>(operationRequest.value, results.value);
  }

  private static XMLGregorianCalendar now() {
    try {
      return DatatypeFactory.newInstance()
          .newXMLGregorianCalendar(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
