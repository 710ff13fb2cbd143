package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.OwnerOnly;

/**
 * A file that is there whole or not at all, whatever ends the run: it is written to a hidden file
 * beside its place, which is renamed when everything is on the disk. If its place is a link, the
 * file that it points to is replaced.
 */
final class AtomicFile implements Output {
  private final Path place;
  private final Path target;
  private final Path part;
  private final TemporaryFiles temporaries;
  private FileChannel channel;
  private @Nullable FileStamp seal;
  private boolean ended;

  private AtomicFile(
      Path place, Path target, Path part, TemporaryFiles temporaries, FileChannel channel) {
    this.place = place;
    this.target = target;
    this.part = part;
    this.temporaries = temporaries;
    this.channel = channel;
  }

  /**
   * Makes the hidden file, and the folders above it. What a killed run left in it is overwritten.
   *
   * @param isOwnerOnly whether nobody else can read it, unless it replaces what others can
   * @throws OutputException if another process writes the same output, if there is one that may not
   *     be replaced, or if it cannot be written
   */
  static AtomicFile open(
      Path place, boolean mayReplace, boolean isOwnerOnly, TemporaryFiles temporaries)
      throws IOException {
    try {
      Path target = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath();
      Path part = HiddenNames.part(target);
      Folders.create(target);
      FileChannel channel =
          temporaries.making(
              part, place, () -> prepared(place, target, part, mayReplace, isOwnerOnly));
      return new AtomicFile(place, target, part, temporaries, channel);
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  private static FileChannel prepared(
      Path place, Path target, Path part, boolean mayReplace, boolean isOwnerOnly)
      throws IOException {
    FileChannel channel =
        isOwnerOnly
            ? LockedFile.open(part, place, OwnerOnly.attributes(part))
            : LockedFile.open(part, place);
    try {
      // Asked again under the lock: another process may just have published it.
      boolean exists = Files.exists(target);
      if (exists && !mayReplace) {
        Files.deleteIfExists(part);
        throw OutputException.exists(place);
      }
      channel.truncate(0);
      if (exists && Folders.isPosix(target)) {
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
      } else if (isOwnerOnly) {
        // A killed run may have left one that all can read.
        OwnerOnly.set(part);
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public OutputStream stream() {
    return new ChannelOutput(place, channel);
  }

  @Override
  public ScratchFile scratch() throws IOException {
    return ScratchFile.beside(part, place);
  }

  /** Lets go of the lock too: {@link #publish} finds out if another process used that. */
  @Override
  public void seal() throws IOException {
    try (FileChannel closing = channel) {
      closing.force(true);
      seal = FileStamp.of(part);
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  @Override
  public void publish() throws IOException {
    try {
      if (seal == null) {
        channel.force(true);
      } else {
        channel = LockedFile.open(part, place);
        if (!seal.equals(FileStamp.of(part))) {
          throw OutputException.beingWritten(place);
        }
      }
      temporaries.ending(
          part, place, () -> Files.move(part, target, StandardCopyOption.ATOMIC_MOVE));
      ended = true;
      Folders.sync(target);
      channel.close();
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      try {
        if (!ended) {
          temporaries.remove(part);
        }
      } finally {
        channel.close();
      }
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  /**
   * By what an unfinished file that was not locked for a while shows that nobody has touched it.
   *
   * @param identity null where files have none
   */
  private record FileStamp(@Nullable Object identity, long size, FileTime modified) {
    static FileStamp of(Path file) throws IOException {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new FileStamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    }
  }
}
