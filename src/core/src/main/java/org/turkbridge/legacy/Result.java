package org.turkbridge.legacy;

import jakarta.xml.bind.JAXBElement;
import java.util.List;

/**
 * The result of one Request.
 *
 * @param message the result without its items
 * @param items elements that follow the message's own children, each written already: UTF-8,
 *     without namespace
 */
public record Result(JAXBElement<?> message, List<byte[]> items) {
  public Result {
    items = List.copyOf(items);
  }

  /** A result that is all message. */
  public static Result of(JAXBElement<?> message) {
    return new Result(message, List.of());
  }
}
