package org.turkbridge.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Warm, on one thread, in this JVM: how fast XML is parsed, and how fast it is converted. */
final class ParseSpeed {
  private static final int WARM_UP = 3;

  /** Reads a file and throws away what it found. */
  @FunctionalInterface
  interface Reading {
    /** Something of all that was read, for nobody may skip it. */
    long read(Path file) throws IOException, XMLStreamException;
  }

  private record Row(String name, Reading reading, List<Double> seconds) {
    double median() {
      return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
  }

  private final XMLInputFactory woodstox = new WstxInputFactory();
  private final List<Row> rows = new ArrayList<>();

  ParseSpeed() {
    woodstox.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    rows.add(new Row("Woodstox, events passed over", this::events, new ArrayList<>()));
    rows.add(new Row("Woodstox, every text looked at", this::texts, new ArrayList<>()));
    rows.add(new Row("turkbridge, XML to JSON Lines", new OwnReading(), new ArrayList<>()));
  }

  /** Prints MB for each second of one processor, and ratios to the first reading. */
  void print(Corpus corpus, int runs, PrintStream out) throws IOException, XMLStreamException {
    for (int run = -WARM_UP; run < runs; run++) {
      for (Row row : rows) {
        double seconds = cpuSeconds(row.reading(), corpus);
        if (run >= 0) {
          row.seconds().add(seconds);
        }
      }
    }
    out.printf(
        "%n### %s, warm, one thread, in one JVM; medians of %d runs%n%n", corpus.name(), runs);
    out.println("| | MB per CPU second | ratio |");
    out.println("| --- | --- | --- |");
    double raw = corpus.bytes() / 1e6 / rows.get(0).median();
    for (Row row : rows) {
      double speed = corpus.bytes() / 1e6 / row.median();
      out.printf(Locale.ROOT, "| %s | %.0f | %.2f |%n", row.name(), speed, speed / raw);
    }
  }

  private static double cpuSeconds(Reading reading, Corpus corpus)
      throws IOException, XMLStreamException {
    List<Long> found = new ArrayList<>();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (Path file : corpus.files()) {
      found.add(reading.read(file));
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    if (found.contains(0L)) {
      throw new IllegalStateException("nothing found in a file of " + corpus.path());
    }
    return nanos / 1e9;
  }

  private long events(Path file) throws IOException, XMLStreamException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = woodstox.createXMLStreamReader(in);
      long elements = 0;
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          elements++;
        }
      }
      return elements;
    }
  }

  private long texts(Path file) throws IOException, XMLStreamException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = woodstox.createXMLStreamReader(in);
      long characters = 0;
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.CHARACTERS) {
          characters += reader.getTextLength();
        }
      }
      return characters;
    }
  }
}
