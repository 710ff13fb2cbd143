package org.turkbridge.cli.prompt;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of the folder that is begun; hidden ones if the name begins like theirs. */
public final class FileNames implements Values {
  private static final String HOME = "~/";

  private final Path workingFolder;
  private final Path home;

  /**
   * @param home what {@code ~/} stands for
   */
  public FileNames(Path workingFolder, Path home) {
    this.workingFolder = workingFolder;
    this.home = home;
  }

  @Override
  public List<Suggestion> suggest(String begun) {
    String folder = begun.substring(0, begun.lastIndexOf('/') + 1);
    String name = begun.substring(folder.length());
    List<Suggestion> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path(folder))) {
      for (Path file : files) {
        String fileName = file.getFileName().toString();
        if (fileName.startsWith(name) && isShown(fileName, name)) {
          found.add(
              Files.isDirectory(file)
                  ? Suggestion.begun(folder + fileName + "/")
                  : Suggestion.whole(folder + fileName));
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      // There is nothing to suggest then.
      return List.of();
    }
    found.sort(Comparator.comparing(Suggestion::word));
    return found;
  }

  private Path path(String folder) {
    return folder.startsWith(HOME)
        ? home.resolve(folder.substring(HOME.length()))
        : workingFolder.resolve(folder);
  }

  private static boolean isShown(String fileName, String begun) {
    return (begun.startsWith(".") || !fileName.startsWith("."))
        && fileName.chars().noneMatch(Character::isISOControl);
  }
}
