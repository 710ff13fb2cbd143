package org.turkbridge.console.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** MIGRATION.md, by what it says of each operation. Immutable. */
final class MigrationNotes {
  private static final Pattern ROW_OF_DASHES = Pattern.compile("\\|( *:?-+:? *\\|)+");

  private final List<GuideNote> notes;

  private MigrationNotes(List<GuideNote> notes) {
    this.notes = notes;
  }

  /** The guide that comes with the program. */
  static MigrationNotes read() {
    try (InputStream guide = MigrationNotes.class.getResourceAsStream("MIGRATION.md")) {
      return of(
          new String(
              Objects.requireNonNull(guide, "MIGRATION.md").readAllBytes(),
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MigrationNotes of(String guide) {
    Reader reader = new Reader();
    guide.lines().forEach(reader::take);
    reader.endText();
    return new MigrationNotes(List.copyOf(reader.notes));
  }

  /** What is said of an operation, in the order of the guide. */
  List<GuideNote> about(String operation) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(operation) + "\\b");
    return notes.stream()
        .filter(note -> word.matcher(note.text()).find())
        .map(note -> shortened(note, operation))
        .toList();
  }

  /** A row that is of the operation need not say so. */
  private static GuideNote shortened(GuideNote note, String operation) {
    return new GuideNote(
        note.section(), note.text().replaceFirst("^[\\w ]+: " + operation + "; ", ""));
  }

  private static final class Reader {
    private final List<GuideNote> notes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<String> columns = List.of();
    private String section = "";
    private boolean isCode;

    void take(String line) {
      if (line.startsWith("```")) {
        endText();
        isCode = !isCode;
      } else if (!isCode) {
        takeText(line);
      }
    }

    private void takeText(String line) {
      if (line.startsWith("|")) {
        endText();
        takeRow(line);
        return;
      }
      columns = List.of();
      if (line.startsWith("#")) {
        endText();
        section = line.replaceFirst("^#+ ", "");
      } else if (line.isBlank()) {
        endText();
      } else {
        if (line.startsWith("- ")) {
          endText();
        }
        text.append(text.isEmpty() ? "" : " ").append(line.strip().replaceFirst("^- ", ""));
      }
    }

    private void takeRow(String line) {
      List<String> cells =
          Arrays.stream(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList();
      if (columns.isEmpty()) {
        columns = cells;
      } else if (!ROW_OF_DASHES.matcher(line).matches()) {
        notes.add(
            new GuideNote(
                section,
                IntStream.range(0, Math.min(cells.size(), columns.size()))
                    .filter(i -> !cells.get(i).isEmpty())
                    .mapToObj(i -> columns.get(i) + ": " + cells.get(i))
                    .collect(Collectors.joining("; "))));
      }
    }

    void endText() {
      if (!text.isEmpty()) {
        notes.add(new GuideNote(section, text.toString()));
        text.setLength(0);
      }
    }
  }
}
