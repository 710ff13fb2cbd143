package org.turkbridge.archive.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Normalisation;

/** The events of a document, told without their bytes. */
public final class ReadMessages extends Told {
  /** What reads it. */
  @FunctionalInterface
  public interface Reader {
    void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException;
  }

  private ReadMessages() {}

  public static ReadMessages by(Reader reader, String name, byte[] document) {
    ReadMessages read = new ReadMessages();
    try {
      reader.read(name, new ByteArrayInputStream(document), read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  public List<EventNotification> events() {
    return records().stream().map(record -> (EventNotification) record.value()).toList();
  }

  public List<Set<Normalisation>> normalisations() {
    return records().stream().map(ArchivedRecord::normalisations).toList();
  }

  @Override
  public boolean wantsBytes() {
    return false;
  }
}
