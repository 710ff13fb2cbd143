package org.turkbridge.local.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;

/** A store to read from. */
public interface ReadableStore extends AutoCloseable {
  /**
   * Opens the store in that file: also where nothing can be written, be it for the medium or for
   * this user's permissions. Where it can, an older store is brought to the schema of this version.
   *
   * @throws StoreException if the file is no store of Turkbridge, or cannot be read by this version
   */
  static ReadableStore open(Path file) {
    return StoreAddress.of(file).openToRead();
  }

  /**
   * Opens the store at that address, also where this user can write nothing. Where it can, an older
   * store is brought to the schema of this version.
   *
   * @throws StoreException if there is no store of Turkbridge, or it cannot be read by this version
   */
  static ReadableStore open(StoreAddress address) {
    return address.openToRead();
  }

  /**
   * Gives everything of some kinds, whoever owns it, all as of one moment, one kind after another:
   * first what was made here, then what came from archives, each in its order. Of assignments it is
   * what was submitted; of types neither those that are deleted nor those of which only the id is
   * known, nor HITs of which only that is.
   *
   * @param settledToo also requests that were granted or rejected; else those that are pending
   * @param now the time at which HITs and assignments that were made here are given as they are
   * @param each is given a value of the kind's type
   * @throws StoreException if the store cannot be read
   */
  void each(
      Set<RecordKind> kinds, boolean settledToo, Instant now, BiConsumer<RecordKind, SdkPojo> each);

  @Override
  void close();
}
