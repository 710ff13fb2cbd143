package org.turkbridge.message;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.NullMarked;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One file of {@code samples/}, read with the JDK's own parser so that nothing of ours vouches for
 * itself.
 *
 * @param name relative to the folder, with {@code /}
 * @param document the tree; for a file of several documents, one around them all
 */
@NullMarked
public record Sample(String name, Document document) {
  public static final Path FOLDER = Path.of("samples");

  /** All of them, in byte order of their names. */
  static List<Sample> all() {
    return in(FOLDER);
  }

  /** The archives in that folder, in byte order of their names. */
  public static List<Sample> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .sorted()
          .map(file -> read(folder, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of this local name, in any namespace, in document order. */
  List<Element> elements(String localName) {
    NodeList found = document.getElementsByTagNameNS("*", localName);
    return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
  }

  public List<Element> records() {
    return elements("QualificationRequest");
  }

  @Override
  public String toString() {
    return name;
  }

  private static Sample read(Path folder, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    try {
      if (!name.startsWith("several/")) {
        return new Sample(name, parse(new InputSource(file.toUri().toString())));
      }
      String withoutDeclarations = Files.readString(file).replaceAll("<\\?xml[^>]*\\?>", "");
      return new Sample(name, parse("<all>" + withoutDeclarations + "</all>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Document parse(String text) {
    return parse(new InputSource(new StringReader(text)));
  }

  private static Document parse(InputSource source) {
    try {
      return builders().newDocumentBuilder().parse(source);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException("not well-formed: " + source.getSystemId(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DocumentBuilderFactory builders() throws ParserConfigurationException {
    DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
    builders.setNamespaceAware(true);
    builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return builders;
  }
}
