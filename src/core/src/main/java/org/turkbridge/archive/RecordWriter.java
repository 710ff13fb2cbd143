package org.turkbridge.archive;

import java.io.Flushable;
import java.io.IOException;
import java.util.Set;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Writes one run of records. It holds bytes back until it is flushed. For one thread at a time. */
public interface RecordWriter extends Flushable {
  /**
   * Writes a record; what is null is absent.
   *
   * @return what had to be written in another way; nearly always empty
   * @throws UntranslatableException if the form cannot hold the record; nothing of it is written
   *     then
   */
  Set<Normalisation> write(QualificationRequest request) throws IOException;
}
