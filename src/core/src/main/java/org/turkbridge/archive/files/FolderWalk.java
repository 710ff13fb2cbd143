package org.turkbridge.archive.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Finds files in a folder and the folders below it. */
final class FolderWalk {
  private final NativeNames names;

  FolderWalk(NativeNames names) {
    this.names = names;
  }

  /** All that is called like a document or an archive, in byte order. */
  FoundFiles documents(Path folder) throws IOException {
    return walk(new Documents(folder, folder), Integer.MAX_VALUE);
  }

  /**
   * All that matches, in byte order.
   *
   * @throws NoSuchFileException if that is nothing
   */
  FoundFiles matching(Glob glob) throws IOException {
    Path folder = names.path(glob.folder());
    FoundFiles found =
        Files.isDirectory(folder)
            ? walk(new Matches(folder, glob), glob.depth())
            : new FoundFiles(List.of(), 0);
    if (found.files().isEmpty()) {
      throw new NoSuchFileException(
          InputNames.printable(glob.argument()),
          null,
          "nothing matches this pattern; check it and the current folder");
    }
    return found;
  }

  private FoundFiles walk(Visitor visitor, int depth) throws IOException {
    Files.walkFileTree(visitor.start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, visitor);
    visitor.files.sort(Comparator.comparing(InputFile::relative, Utf8Order.INSTANCE));
    return new FoundFiles(visitor.files, visitor.leftOut);
  }

  /** Collects the files that are wanted, with their paths relative to the root. */
  private abstract class Visitor extends SimpleFileVisitor<Path> {
    final Path root;
    final Path start;
    final List<InputFile> files = new ArrayList<>();
    long leftOut;

    Visitor(Path root, Path start) {
      this.root = root;
      this.start = start;
    }

    abstract boolean isWanted(Path file);

    /** A file is there that is not wanted. */
    void leftOut(Path file, BasicFileAttributes attributes) {}

    boolean isSkipped(Path path) {
      return InputNames.isHidden(nameOf(path));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return !directory.equals(start) && isSkipped(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!isSkipped(file) && !isWanted(file)) {
        leftOut(file, attributes);
      } else if (!isSkipped(file)) {
        if (attributes.isSymbolicLink()) {
          throw new NoSuchFileException(
              file.toString(), null, "a link to what is not there; mend or remove it");
        }
        // Waiting for a pipe that happens to lie there would hang.
        if (attributes.isRegularFile()) {
          InputFile found = InputFile.inFolder(root, file, attributes.size());
          if (NativeNames.isLossy(found.relative())) {
            names.check(file.toString());
          }
          files.add(found);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof FileSystemLoopException || (!file.equals(start) && isSkipped(file))) {
        return FileVisitResult.CONTINUE;
      }
      if (e instanceof AccessDeniedException) {
        throw new AccessDeniedException(
            file.toString(), null, "may not be read; ask for the permission, or leave it out");
      }
      throw e instanceof NoSuchFileException
          ? new NoSuchFileException(
              file.toString(), null, "was removed while its folder was read; run it again")
          : e;
    }
  }

  private final class Documents extends Visitor {
    Documents(Path root, Path start) {
      super(root, start);
    }

    @Override
    boolean isWanted(Path file) {
      String name = nameOf(file);
      return InputNames.isDocument(name) || InputNames.isContainer(name);
    }

    @Override
    void leftOut(Path file, BasicFileAttributes attributes) {
      leftOut += attributes.isRegularFile() ? 1 : 0;
    }
  }

  private final class Matches extends Visitor {
    private final PathMatcher matcher;
    private final boolean takesFolders;
    private final boolean takesHidden;

    Matches(Path folder, Glob glob) throws IOException {
      super(folder, folder);
      matcher = glob.matcher();
      takesFolders = !glob.isDeep();
      takesHidden = glob.wantsHidden();
    }

    @Override
    boolean isSkipped(Path path) {
      return !takesHidden && super.isSkipped(path);
    }

    @Override
    boolean isWanted(Path file) {
      return matcher.matches(root.relativize(file));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (takesFolders && !directory.equals(root) && !isSkipped(directory) && isWanted(directory)) {
        FoundFiles found = walk(new Documents(root, directory), Integer.MAX_VALUE);
        files.addAll(found.files());
        leftOut += found.leftOut();
        return FileVisitResult.SKIP_SUBTREE;
      }
      return super.preVisitDirectory(directory, attributes);
    }

    /** A folder as deep as the pattern reaches comes here too. */
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      return attributes.isDirectory()
          ? preVisitDirectory(file, attributes)
          : super.visitFile(file, attributes);
    }
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
