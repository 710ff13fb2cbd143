package org.turkbridge.console.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.turkbridge.console.code.CallCode;
import org.turkbridge.console.code.CodeLanguage;
import org.turkbridge.console.code.CurrentCode;
import org.turkbridge.console.code.GuideNote;
import org.turkbridge.console.code.LegacyCallSketch;
import org.turkbridge.legacy.LegacyException;

/**
 * How calls of a legacy operation are made now.
 *
 * @param sent the call as it came, a parameter a line, without values
 * @param programs that make it, in the order of their languages; none if nothing is in its place
 * @param remarks what the programs leave to their user, a sentence each
 * @param notes of the migration guide
 */
public record OperationCode(
    String sent, List<Program> programs, List<String> remarks, List<Note> notes) {
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final String MASK = "\u2026";

  /**
   * A program.
   *
   * @param language for people
   */
  public record Program(String language, String text) {}

  /**
   * What the migration guide says in one place.
   *
   * @param section the heading that it stands under
   * @param text parts of it: every other one is code, beginning with the second
   */
  public record Note(String section, List<String> text) {}

  public OperationCode {
    programs = List.copyOf(programs);
    remarks = List.copyOf(remarks);
    notes = List.copyOf(notes);
  }

  /**
   * @param parameters that were sent, by their names
   * @param endpoint of the current API
   */
  static OperationCode of(String operation, Collection<String> parameters, URI endpoint) {
    String sent =
        parameters.stream()
            .map(name -> "\n" + name + "=" + MASK)
            .collect(Collectors.joining("", "Operation=" + operation, ""));
    CallCode code = new CallCode(Optional.of(endpoint));
    try {
      return of(sent, code.of(LegacyCallSketch.masked(operation, parameters)), List.of());
    } catch (LegacyException e) {
      // Of several programs, whose calls are never made with all of these names.
      return of(
          sent,
          code.of(LegacyCallSketch.masked(operation, List.of())),
          List.of("Not all of these parameters go together, so here are those that are required."));
    }
  }

  private static OperationCode of(String sent, CurrentCode code, List<String> more) {
    List<String> remarks = new ArrayList<>(more);
    remarks.addAll(code.remarks());
    return new OperationCode(
        sent,
        Arrays.stream(CodeLanguage.values())
            .filter(code.programs()::containsKey)
            .map(
                language ->
                    new Program(
                        language.title(), Objects.requireNonNull(code.programs().get(language))))
            .toList(),
        remarks,
        code.differences().stream().map(OperationCode::note).toList());
  }

  private static Note note(GuideNote note) {
    return new Note(
        plain(note.section()),
        Arrays.stream(note.text().split("`", -1)).map(OperationCode::plain).toList());
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("$1").replace("**", "").replace("\\|", "|");
  }
}
