package org.turkbridge.local.store;

import java.nio.file.Path;
import java.util.function.Consumer;
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

  @Override
  void close();
}
