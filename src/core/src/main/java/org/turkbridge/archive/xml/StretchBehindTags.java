package org.turkbridge.archive.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.PassingVisitor;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Stretch;

/**
 * A stretch that is read behind start tags which do not belong to it. What is read straight from
 * its bytes tells places among those, and whoever wants bytes is told their places in the stretch.
 *
 * @param tags how many bytes they have
 */
record StretchBehindTags(Stretch stretch, int tags) implements Stretch {
  @Override
  public int length() {
    return stretch.length();
  }

  @Override
  public InputStream bytes() {
    return stretch.bytes();
  }

  @Override
  public boolean isOpen() {
    return stretch.isOpen();
  }

  @Override
  public Optional<Origin> readPlain(ArchiveVisitor visitor) {
    return stretch.readPlain(
        !visitor.wantsBytes()
            ? visitor
            : new PassingVisitor(visitor) {
              @Override
              public void bytesOfNext(RawRecord raw) {
                super.bytesOfNext(raw.at(raw.offset() - tags));
              }
            });
  }

  @Override
  public Optional<Origin> read(ArchiveVisitor visitor) {
    return stretch.read(visitor);
  }

  @Override
  public Optional<Origin> extent() {
    return stretch.extent();
  }

  @Override
  public void readOn(InputStream rest, ArchiveVisitor visitor) throws IOException {
    stretch.readOn(rest, visitor);
  }
}
