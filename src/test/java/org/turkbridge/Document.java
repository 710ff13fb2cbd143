package org.turkbridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A document in Markdown.
 *
 * @param file its place, from the top of the repository
 * @param text all of it
 */
record Document(Path file, String text) {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  static Document read(Path file) {
    try {
      return new Document(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The targets of its links, in their order. */
  List<URI> links() {
    List<URI> links = new ArrayList<>();
    root()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(URI.create(link.getDestination()));
              }
            });
    return links;
  }

  /** What stands after {@code #} in a link to one of its headings, as GitHub makes it. */
  Set<String> headingIds() {
    IdGenerator generator = IdGenerator.builder().build();
    Set<String> ids = new HashSet<>();
    root()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                ids.add(generator.generateId(words(heading)));
              }
            });
    return ids;
  }

  private static String words(Heading heading) {
    return TextContentRenderer.builder().build().render(heading);
  }

  private Node root() {
    return PARSER.parse(text);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
