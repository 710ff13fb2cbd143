package org.turkbridge.legacy;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.OutputStream;
import org.glassfish.jaxb.core.marshaller.CharacterEscapeHandler;
import org.turkbridge.message.ObjectFactory;
import org.turkbridge.xml.XmlEscaper;

/** Writes messages as parts of a document: UTF-8, without declaration, namespace or white space. */
final class Fragments {
  private static final String ESCAPE_HANDLER = "org.glassfish.jaxb.characterEscapeHandler";

  private static final CharacterEscapeHandler ESCAPED =
      (text, start, length, inAttribute, out) ->
          (inAttribute ? XmlEscaper.ATTRIBUTE : XmlEscaper.ELEMENT).write(text, start, length, out);

  /** Of all messages, and for all servers of a process: it takes longer to make than those do. */
  private static final JAXBContext MESSAGES = messages();

  private static JAXBContext messages() {
    try {
      return JAXBContext.newInstance(ObjectFactory.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("The generated messages are not a JAXB context", e);
    }
  }

  void write(Object message, OutputStream to) {
    try {
      Marshaller marshaller = MESSAGES.createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.setProperty(ESCAPE_HANDLER, ESCAPED);
      marshaller.marshal(message, to);
    } catch (JAXBException e) {
      throw new IllegalStateException("A message does not fit its schema", e);
    }
  }
}
