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
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
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
public record Document(Path file, String text) {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /**
   * A block of code.
   *
   * @param language what stands behind its fence, such as {@code sh}; empty if nothing does
   */
  public record CodeBlock(String language, String text) {}

  /**
   * A table.
   *
   * @param heading of its first column
   * @param rows as they are written, without the headings
   */
  public record Table(String heading, List<String> rows) {}

  /** Every document of the project. */
  public static List<Document> all() {
    return all(Path.of(""));
  }

  /** Every document of a copy of the project. */
  public static List<Document> all(Path top) {
    return Stream.of(
            below(top, 1),
            below(top.resolve("samples"), Integer.MAX_VALUE),
            below(top.resolve("src/docs"), Integer.MAX_VALUE))
        .flatMap(List::stream)
        .map(Document::read)
        .toList();
  }

  private static List<Path> below(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document read(Path file) {
    try {
      return new Document(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The targets of its links that are not there, or lack the heading that is named. Addresses of
   * other hosts are not asked.
   */
  public List<URI> deadLinks() {
    return links().stream().filter(link -> !link.isAbsolute() && !leadsSomewhere(link)).toList();
  }

  private boolean leadsSomewhere(URI link) {
    Path target = link.getPath().isEmpty() ? file : file.resolveSibling(link.getPath()).normalize();
    return Files.exists(target)
        && (link.getFragment() == null || read(target).headingIds().contains(link.getFragment()));
  }

  private List<URI> links() {
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

  /** Its blocks of code, in their order. */
  public List<CodeBlock> blocks() {
    List<CodeBlock> blocks = new ArrayList<>();
    root()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                blocks.add(new CodeBlock(block.getInfo(), block.getLiteral()));
              }
            });
    return blocks;
  }

  /** What its sentences and tables have between backquotes, on one line. */
  public List<String> codeSpans() {
    List<String> spans = new ArrayList<>();
    root()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Code code) {
                spans.add(code.getLiteral());
              }
            });
    return spans;
  }

  /** Its tables, in their order. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int at = 2; at < lines.size(); at++) {
      if (lines.get(at - 1).startsWith("| ---")) {
        String heading = lines.get(at - 2).split("\\|", -1)[1].strip();
        tables.add(
            new Table(
                heading,
                lines.subList(at, lines.size()).stream()
                    .takeWhile(line -> line.startsWith("|"))
                    .toList()));
      }
    }
    return tables;
  }

  /** What stands after {@code #} in a link to one of its headings, as GitHub makes it. */
  private Set<String> headingIds() {
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
