package org.turkbridge.local.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

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
   * Gives every request, whoever owns it, in the order they came in and as of one moment.
   *
   * @param settledToo also those that were granted or rejected; else what is pending
   * @throws StoreException if the store cannot be read
   */
  void eachQualificationRequest(boolean settledToo, Consumer<QualificationRequest> each);

  /**
   * Gives everything of a kind, whoever owns it, as of one moment: first what was made here, then
   * what came from archives, each in its order. Of requests it is what is pending; of assignments
   * what was submitted; of types neither those that are deleted nor those of which only the id is
   * known, nor HITs of which only that is.
   *
   * @param now the time at which HITs and assignments that were made here are given as they are
   * @param each is given a value of the kind's type
   * @throws StoreException if the store cannot be read
   */
  void each(RecordKind kind, Instant now, Consumer<SdkPojo> each);

  @Override
  void close();
}
