package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.ws.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The JAX-WS client that was generated from the WSDL of a version, by the names of its operations
 * and elements: the classes of two versions have these in common, and no type.
 */
final class GeneratedPort {
  private static final String PACKAGE = GeneratedPort.class.getPackageName() + ".v";

  /** How many parameters Help has; all others have a Credential. */
  private static final int WITHOUT_CREDENTIAL = 7;

  private final String version;
  private final Object port;

  /**
   * @param version such as 2007-06-21
   * @param wsdl as the server serves it, with its own address
   */
  GeneratedPort(String version, URI wsdl) {
    this.version = version;
    try {
      Service service =
          (Service)
              type("AWSMechanicalTurkRequester")
                  .getConstructor(URL.class)
                  .newInstance(wsdl.toURL());
      this.port = service.getPort(type("AWSMechanicalTurkRequesterPortType"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(version, e);
    }
  }

  private Class<?> type(String name) {
    try {
      return Class.forName(PACKAGE + version.replace("-", "") + "." + name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(version, e);
    }
  }

  /** Whether the version has an operation. */
  boolean has(String operation) {
    return methods(operation).findAny().isPresent();
  }

  private Stream<Method> methods(String operation) {
    return Arrays.stream(type("AWSMechanicalTurkRequesterPortType").getMethods())
        .filter(method -> method.getName().equalsIgnoreCase(operation));
  }

  /**
   * Calls an operation with one Request.
   *
   * @param elements of the Request: texts, numbers, lists of such, or maps of an element's own
   * @return the one result
   */
  Element call(String operation, Map<String, ?> elements) {
    SignedPortCall.Answer<Element, Element> answer = call(Keys.TESTER, operation, elements);
    assertThat(answer.operationRequest().get("Errors")).isNull();
    List<Element> results = Objects.requireNonNull(answer.results());
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  /** The same by a key of the caller's choice, whatever comes of it. */
  SignedPortCall.Answer<Element, Element> call(
      Keys keys, String operation, Map<String, ?> elements) {
    Method method = methods(operation).findAny().orElseThrow();
    SignedPortCall.Answer<Object, Object> answer =
        SignedPortCall.<Object, Object, Object>send(
            keys,
            operation,
            (key, timestamp, signature, validate, credential, requests, head, results) -> {
              if (method.getParameterCount() == WITHOUT_CREDENTIAL) {
                invoke(port, method, key, timestamp, signature, validate, requests, head, results);
              } else {
                invoke(
                    port,
                    method,
                    key,
                    timestamp,
                    signature,
                    validate,
                    credential,
                    requests,
                    head,
                    results);
              }
            },
            bean(type(operation + "Request"), elements));
    @Nullable List<Object> results = answer.results();
    return new SignedPortCall.Answer<>(
        new Element(answer.operationRequest()),
        results == null ? null : results.stream().map(Element::new).toList());
  }

  private static @Nullable Object invoke(
      Object target, Method method, @Nullable Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method.getName(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new LinkageError(method.getName(), e);
    }
  }

  private static Object bean(Class<?> type, Map<String, ?> elements) {
    try {
      Object bean = type.getConstructor().newInstance();
      elements.forEach((name, value) -> set(bean, name, value));
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private static void set(Object bean, String name, Object value) {
    if (value instanceof Collection<?> values) {
      @SuppressWarnings("unchecked")
      Collection<Object> all = (Collection<Object>) Objects.requireNonNull(get(bean, name));
      all.addAll(values);
      return;
    }
    Method setter =
        Arrays.stream(bean.getClass().getMethods())
            .filter(method -> method.getName().equals("set" + name))
            .findAny()
            .orElseThrow(() -> new AssertionError(name));
    Class<?> type = setter.getParameterTypes()[0];
    invoke(bean, setter, value(type, value));
  }

  private static @Nullable Object value(Class<?> type, Object value) {
    if (type.isEnum()) {
      return invoke(type, method(type, "fromValue"), value);
    }
    if (value instanceof Map<?, ?> elements) {
      @SuppressWarnings("unchecked")
      Map<String, ?> its = (Map<String, ?>) elements;
      return bean(type, its);
    }
    return value;
  }

  private static @Nullable Object get(Object bean, String name) {
    return invoke(bean, method(bean.getClass(), "get" + name, "is" + name));
  }

  private static Method method(Class<?> type, String... names) {
    return Arrays.stream(type.getMethods())
        .filter(method -> List.of(names).contains(method.getName()))
        .findAny()
        .orElseThrow(() -> new AssertionError(List.of(names) + " of " + type));
  }

  /** An element of an answer, of which others are asked for by their names. */
  record Element(Object bean) {
    /** Its text or number; null if it is not there. */
    @Nullable Object get(String name) {
      return GeneratedPort.get(bean, name);
    }

    /** One that is there. */
    Element of(String name) {
      return new Element(Objects.requireNonNull(get(name), name));
    }

    /** All of that name. */
    List<Element> all(String name) {
      return ((Collection<?>) Objects.requireNonNull(get(name)))
          .stream().map(Element::new).toList();
    }

    /** That of an enumeration as it is on the wire. */
    String text(String name) {
      Object value = Objects.requireNonNull(get(name), name);
      return value.getClass().isEnum()
          ? String.valueOf(invoke(value, method(value.getClass(), "value")))
          : value.toString();
    }

    /** Seconds since 1970. */
    long seconds(String name) {
      return ((XMLGregorianCalendar) Objects.requireNonNull(get(name), name))
          .toGregorianCalendar()
          .toInstant()
          .getEpochSecond();
    }
  }
}
