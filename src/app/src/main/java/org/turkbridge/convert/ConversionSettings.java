package org.turkbridge.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.translate.Whitespace;

/**
 * What a user asks of a conversion.
 *
 * @param inputs files, folders, patterns and {@code -}, as {@link
 *     org.turkbridge.archive.files.ArchiveInputs} takes them
 * @param output a file, an existing folder, or the name of a folder with {@code /} at its end;
 *     absent or {@code -} is standard output
 * @param format of the output
 * @param kinds what is carried over, others being passed over; none if all of it is, in one
 *     document as long as that is of one kind
 * @param formatSettings everything that makes the format differ from others, in words: what an
 *     earlier run finished counts only if it had the same
 * @param whitespace around the documents in Test and Answer of XML
 * @param rejects the file of the reject lines; absent if they go to standard error
 * @param mostRejects how many are tolerated; one more and there is no output. Absent: any number
 * @param threads that convert, at least 1
 * @param resume whether to keep what an earlier run finished
 * @param force whether outputs that exist may be replaced
 */
public record ConversionSettings(
    List<String> inputs,
    Optional<String> output,
    RecordFormat format,
    Set<RecordKind> kinds,
    Map<String, String> formatSettings,
    Whitespace whitespace,
    Optional<Path> rejects,
    OptionalLong mostRejects,
    int threads,
    boolean resume,
    boolean force) {
  public ConversionSettings {
    inputs = List.copyOf(inputs);
    kinds = Set.copyOf(kinds);
  }

  /** The one kind that there is; null if there may be several. */
  @Nullable RecordKind onlyKind() {
    return kinds.size() == 1 ? kinds.iterator().next() : null;
  }

  /** What is carried over, in the singular, such as {@code HIT or Assignment}. */
  String noun() {
    return kinds.isEmpty() || kinds.size() == RecordKind.values().length
        ? "record"
        : kinds.stream().sorted().map(RecordKind::label).collect(Collectors.joining(" or "));
  }

  /** The kinds that each get a file of their own in a folder of outputs. */
  Set<RecordKind> filesOfKinds() {
    return kinds.size() > 1 && !format.mixesKinds() ? kinds : Set.of();
  }

  boolean mayReplace() {
    return force || resume;
  }
}
