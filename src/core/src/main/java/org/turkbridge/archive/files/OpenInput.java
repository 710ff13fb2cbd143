package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file, opened when it is first asked for a document. */
final class OpenInput implements InputDocuments {
  private final InputFile file;
  private final Source source;
  private boolean opened;
  private @Nullable Gunzip gunzip;
  private volatile @Nullable CountingStream disk;
  private volatile @Nullable MemberDocuments members;

  /** Where the bytes of the file come from. */
  interface Source {
    InputStream open() throws IOException;
  }

  OpenInput(InputFile file, Source source) {
    this.file = file;
    this.source = source;
  }

  /** Whether what was opened is an archive. */
  boolean isArchive() {
    return members != null;
  }

  @Override
  public @Nullable InputDocument next() throws UnreadableDocumentException {
    if (!opened) {
      opened = true;
      try {
        InputDocument single = open();
        if (single != null) {
          return single;
        }
      } catch (IOException | RuntimeException e) {
        throw new UnreadableDocumentException(file.name(), InputException.reason(e));
      }
    }
    MemberDocuments rest = members;
    return rest == null ? null : rest.next();
  }

  /** The one document that the file is; null if it is an archive. */
  private @Nullable InputDocument open() throws IOException {
    CountingStream counted = new CountingStream(source.open());
    disk = counted;
    PeekedStream packed = PeekedStream.of(counted);
    if (packed.kind() == ContentKind.PLAIN) {
      return document(packed.content(), file.isRepeatable() ? file.path().orElse(null) : null);
    }
    if (packed.kind().isZip()) {
      openZip(packed.content(), counted);
      return null;
    }
    if (packed.kind() == ContentKind.TAR) {
      openTar(packed.content(), counted);
      return null;
    }
    if (packed.kind() != ContentKind.GZIP) {
      throw packed.kind().refusal("");
    }
    Gunzip unpacking = new Gunzip(packed.content());
    gunzip = unpacking;
    InputStream unpacked = new MemberStream(unpacking, new MemberStream.Expansion(counted::count));
    PeekedStream inner = PeekedStream.of(unpacked);
    if (inner.kind() == ContentKind.PLAIN) {
      return document(inner.content(), null);
    }
    if (inner.kind() == ContentKind.TAR) {
      openTar(inner.content(), counted);
      return null;
    }
    throw inner.kind().refusal("inside gzip");
  }

  private InputDocument document(InputStream content, @Nullable Path plainFile) {
    return new InputDocument(file.name(), file.outputName(), plainFile, content);
  }

  private void openTar(InputStream content, CountingStream counted) {
    members = documents(new TarMembers(content, counted), counted);
  }

  private void openZip(InputStream content, CountingStream counted) throws IOException {
    SeekableByteChannel bytes = file.channel();
    ZipMembers listed = null;
    InputException listFault = null;
    try {
      listed = bytes == null ? null : ZipMembers.open(bytes);
    } catch (InputException e) {
      listFault = e;
    }
    members =
        listed == null
            ? documents(new ZipStreamMembers(content, counted, listFault), counted)
            : new MemberDocuments(file.name(), file.outputName(), listed, file::size);
  }

  private MemberDocuments documents(ArchiveMembers of, CountingStream counted) {
    return new MemberDocuments(file.name(), file.outputName(), of, counted::count);
  }

  @Override
  public long bytesRead() {
    MemberDocuments archive = members;
    CountingStream stream = disk;
    if (archive != null) {
      return archive.bytesRead();
    }
    return stream == null ? 0 : stream.count();
  }

  @Override
  public void close() throws IOException {
    opened = true;
    CountingStream stream = disk;
    MemberDocuments archive = members;
    if (archive != null) {
      archive.close();
    }
    if (gunzip != null) {
      gunzip.close();
    }
    if (stream != null) {
      stream.close();
    }
  }
}
