package org.turkbridge.archive;

import java.io.Flushable;
import java.io.IOException;
import java.util.Set;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkPojo;

/** Writes one run of records. It holds bytes back until it is flushed. For one thread at a time. */
public interface RecordWriter extends Flushable {
  /**
   * Writes a record; what is null is absent.
   *
   * @param value of the SDK's type for the kind
   * @return what had to be written in another way; nearly always empty
   * @throws org.turkbridge.translate.UntranslatableException if the form cannot hold the record;
   *     nothing of it is written then
   */
  Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException;
}
