package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.convert.OutputRequest.PlannedInput;

/** What may not be written, because it is there or because it is read. */
final class OutputChecks {
  private final boolean mayReplace;

  /** Whether files of a folder may be replaced that its manifest does not name. */
  private final boolean isForced;

  private final String remedy;
  private final Map<Path, Path> inputFolders = new LinkedHashMap<>();
  private final List<PlannedInput> inputs;

  /** Names of the inputs by their real paths; empty until they are needed. */
  private final Map<Path, String> names = new HashMap<>();

  private OutputChecks(
      boolean mayReplace, boolean isForced, String remedy, List<PlannedInput> inputs) {
    this.mayReplace = mayReplace;
    this.isForced = isForced;
    this.remedy = remedy;
    this.inputs = inputs;
  }

  static OutputChecks of(OutputRequest request) throws IOException {
    OutputChecks checks =
        new OutputChecks(
            request.force() || isResumed(request),
            request.force(),
            request.resume()
                ? " and is not of a run with --resume: name another, or replace it with --force."
                : ": name another, or replace it with --force.",
            request.inputs());
    for (Path folder : request.inputFolders()) {
      checks.inputFolders.put(RealPaths.of(folder), folder);
    }
    return checks;
  }

  /** Whether there was a run before this one: what is there may be its output. */
  private static boolean isResumed(OutputRequest request) {
    return request.resume()
        && request
            .output()
            .filter(
                output ->
                    Files.exists(
                        OutputPlanning.isFolder(request.output())
                            ? HiddenNames.manifestIn(Path.of(output))
                            : HiddenNames.manifestOf(Path.of(output))))
            .isPresent();
  }

  /**
   * A file that would be written, whose folder need not be there.
   *
   * @param what it is, in the message
   */
  void usable(String what, Path file) throws IOException {
    usable(what, file, mayReplace);
  }

  /**
   * The same of an output in a folder, which earlier runs may have made.
   *
   * @param made files of the folder that runs made, as {@link Manifest#names} gives them
   */
  void usableIn(Path folder, Set<String> made, Path file) throws IOException {
    usable("output", file, isForced || made.contains(Resumption.name(folder, file)));
  }

  private void usable(String what, Path file, boolean isReplaceable) throws IOException {
    if (HiddenNames.isOurs(file)) {
      throw new OutputRefusedException(
          "The %s %s has a name that turkbridge uses itself: name another.".formatted(what, file));
    }
    if (Files.isDirectory(file)) {
      throw new OutputRefusedException(
          "The %s %s is a folder where a file is wanted: name another.".formatted(what, file));
    }
    apartFromInputs(what, file);
    if (!isReplaceable && Files.exists(file) && !Output.isSpecial(file)) {
      throw new OutputRefusedException("The %s %s exists%s".formatted(what, file, remedy));
    }
  }

  /** No input file, and not in an input folder, where the next run would read it. */
  void apartFromInputs(String what, Path path) throws IOException {
    if (Output.isSpecial(path)) {
      return;
    }
    Path real = RealPaths.of(path);
    // What is not there is no input; looking where all of those are takes long.
    String input = Files.exists(path) ? inputAt(real) : null;
    if (input != null) {
      throw new OutputRefusedException(
          "The %s %s is the input %s: name another.".formatted(what, path, input));
    }
    for (Map.Entry<Path, Path> folder : inputFolders.entrySet()) {
      if (real.startsWith(folder.getKey())) {
        throw new OutputRefusedException(
            "The %s %s is inside the input folder %s: name one outside of it."
                .formatted(what, path, folder.getValue()));
      }
    }
  }

  private @Nullable String inputAt(Path real) throws IOException {
    if (names.isEmpty()) {
      RealPaths paths = new RealPaths();
      for (PlannedInput input : inputs) {
        if (input.file().isPresent()) {
          names.put(paths.ofNext(input.file().get()), input.name());
        }
      }
    }
    return names.get(real);
  }
}
