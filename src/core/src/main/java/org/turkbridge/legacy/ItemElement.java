package org.turkbridge.legacy;

import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayOutputStream;
import javax.xml.namespace.QName;

/** Writes the items of lists, which are kept as answers carry them. */
public final class ItemElement {
  private final Fragments fragments;

  ItemElement(Fragments fragments) {
    this.fragments = fragments;
  }

  /** The element in UTF-8, without namespace or white space. */
  public <T> byte[] write(String name, T message) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    @SuppressWarnings("unchecked") // The class of a T, which JAXB generated without parameters.
    Class<T> type = (Class<T>) message.getClass();
    fragments.write(new JAXBElement<>(new QName(name), type, message), element);
    return element.toByteArray();
  }
}
