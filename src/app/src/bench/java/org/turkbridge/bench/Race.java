package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converters in turn, A B C A B C, so that a machine's mood meets all alike. */
final class Race {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LANG", "C.UTF-8", "JAVA_HOME", System.getProperty("java.home"));

  private final Path folder;
  private final int runs;

  /**
   * @param folder of the corpora
   * @param runs of each converter that count, after a first one whose output is checked
   */
  Race(Path folder, int runs) {
    this.folder = folder;
    this.runs = runs;
  }

  /** Races them over corpora in turn. A converter that fails on one gets half as much. */
  Map<Corpus, List<Standing>> run(List<Corpus> corpora, List<Contender> contenders)
      throws IOException, InterruptedException {
    Map<Corpus, List<Standing>> standings = new LinkedHashMap<>();
    for (Corpus corpus : corpora) {
      List<Standing> ofCorpus = new ArrayList<>();
      for (Contender contender : contenders) {
        System.err.printf("%s: %s%n", corpus.name(), contender.name());
        ofCorpus.add(new Standing(contender, manageable(corpus, contender), new ArrayList<>()));
      }
      standings.put(corpus, ofCorpus);
    }
    for (int run = 1; run <= runs; run++) {
      System.err.printf("Run %d of %d%n", run, runs);
      for (int i = 0; i < contenders.size(); i++) {
        for (List<Standing> ofCorpus : standings.values()) {
          Standing standing = ofCorpus.get(i);
          standing.runs().add(once(standing.corpus(), standing.contender()));
          Files.delete(output(standing.contender()));
        }
      }
    }
    return standings;
  }

  private Corpus manageable(Corpus corpus, Contender contender)
      throws IOException, InterruptedException {
    try {
      return checked(corpus, contender);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return checked(Corpus.write(folder, corpus.content(), corpus.size().half()), contender);
    }
  }

  private Corpus checked(Corpus corpus, Contender contender)
      throws IOException, InterruptedException {
    once(corpus, contender);
    contender.check().check(corpus, output(contender));
    Files.delete(output(contender));
    return corpus;
  }

  private Measured once(Corpus corpus, Contender contender)
      throws IOException, InterruptedException {
    Path output = output(contender);
    Files.deleteIfExists(output);
    return Measured.run(
        contender.line().of(corpus, output),
        ENVIRONMENT,
        contender.writesToStandardOutput() ? output : folder.resolve("standard-output"),
        folder.resolve("standard-error"));
  }

  private static Path output(Contender contender) {
    return contender.folder().resolve("converted");
  }
}
