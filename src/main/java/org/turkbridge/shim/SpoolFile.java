package org.turkbridge.shim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationRequest;

/**
 * Requests in a temporary file, read back by their number. The file has no name once it is open,
 * where the system allows that, so that nothing is left behind whatever happens.
 */
final class SpoolFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int NULL = -1;

  private final FileChannel file;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER);
  private long[] starts = new long[128];
  private int count;
  private long flushed;

  private SpoolFile(FileChannel file) {
    this.file = file;
  }

  static SpoolFile create() throws IOException {
    Path path = Files.createTempFile("turkbridge-", ".snapshot");
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      // Windows: closing deletes it.
    }
    return new SpoolFile(file);
  }

  /** Adds a request; its number is how many were added before. */
  void add(QualificationRequest request) throws IOException {
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    DataOutputStream out = new DataOutputStream(buffer);
    write(out, request.getQualificationRequestId());
    write(out, request.getQualificationTypeId());
    write(out, request.getSubjectId());
    write(out, request.getTest());
    write(out, request.getAnswer());
    write(out, request.getSubmitTime());
    count++;
    starts[count] = flushed + buffer.size();
    if (buffer.size() >= BUFFER) {
      flush();
    }
  }

  /** Must be called after the last request was added and before one is read. */
  void flush() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
    while (bytes.hasRemaining()) {
      flushed += file.write(bytes, flushed);
    }
    buffer.reset();
  }

  /** The request of that number. */
  QualificationRequest read(int number) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (starts[number + 1] - starts[number]));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, starts[number] + bytes.position()) < 0) {
        throw new IOException("the temporary file was cut off");
      }
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
    QualificationRequest request = new QualificationRequest();
    request.setQualificationRequestId(readText(in));
    request.setQualificationTypeId(readText(in));
    request.setSubjectId(readText(in));
    request.setTest(readText(in));
    request.setAnswer(readText(in));
    request.setSubmitTime(readText(in));
    return request;
  }

  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(NULL);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static @Nullable String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NULL ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
