package org.turkbridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.turkbridge.archive.RecordKind;

/** What a user would pick instead, each with the program that its user would write. */
final class ForeignConverters {
  static final String XSLTPROC = "xsltproc";
  private static final String PYTHON = "/usr/bin/python3";

  private final Path folder;

  /**
   * @param folder for their programs and outputs
   */
  ForeignConverters(Path folder) {
    this.folder = folder;
  }

  /** What is missing, and how to get it; the others race without it. */
  static List<String> missing() throws InterruptedException {
    Map<List<String>, String> checks = new LinkedHashMap<>();
    checks.put(List.of(XSLTPROC, "--version"), "xsltproc: apt-get install xsltproc");
    checks.put(List.of(PYTHON, "--version"), PYTHON + ": apt-get install python3");
    checks.put(List.of(PYTHON, "-c", "import lxml.etree"), "lxml: apt-get install python3-lxml");
    List<String> missing = new ArrayList<>();
    for (Map.Entry<List<String>, String> check : checks.entrySet()) {
      if (!works(check.getKey())) {
        missing.add(check.getValue());
      }
    }
    return missing;
  }

  private static boolean works(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  List<Contender> present() throws IOException, InterruptedException {
    List<Contender> present = new ArrayList<>();
    Map<RecordKind, Path> sheets =
        Map.of(
            RecordKind.QUALIFICATION_REQUEST, program("six-fields.xsl"),
            RecordKind.ASSIGNMENT, program("nine-fields.xsl"),
            RecordKind.HIT, program("sixteen-fields.xsl"));
    Path elementTree = program("elementtree_to_jsonl.py");
    Path lxml = program("lxml_to_jsonl.py");
    if (works(List.of(XSLTPROC, "--version"))) {
      present.add(
          new Contender(
              XSLTPROC,
              folder,
              true,
              (corpus, output) ->
                  listed(corpus, XSLTPROC, String.valueOf(sheets.get(corpus.kind())))));
    }
    if (works(List.of(PYTHON, "-c", "import lxml.etree"))) {
      present.add(
          new Contender(
              "lxml iterparse", folder, false, (corpus, output) -> python(lxml, corpus, output)));
    }
    if (works(List.of(PYTHON, "--version"))) {
      present.add(
          new Contender(
              "ElementTree iterparse",
              folder,
              false,
              (corpus, output) -> python(elementTree, corpus, output)));
    }
    return present;
  }

  private List<String> python(Path program, Corpus corpus, Path output) {
    return List.of(
        PYTHON,
        program.toString(),
        corpus.kind().label(),
        output.toString(),
        list(corpus).toString());
  }

  /** The files from a list, for there may be more than fit into a command line. */
  private List<String> listed(Corpus corpus, String... beginning) {
    List<String> command =
        new ArrayList<>(List.of("xargs", "--arg-file=" + list(corpus), "--delimiter=\\n"));
    command.addAll(List.of(beginning));
    return command;
  }

  private Path list(Corpus corpus) {
    Path list = folder.resolve(corpus.path().getFileName() + ".txt");
    try {
      return Files.write(list, corpus.files().stream().map(Path::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path program(String name) throws IOException {
    Path program = folder.resolve(name);
    try (InputStream in = ForeignConverters.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the test classes: mvn test-compile");
      }
      Files.write(program, in.readAllBytes());
    }
    return program;
  }
}
