package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.text.TextEncoding;

/**
 * Reads archived JSON of the current API and finds every record in it: in what the AWS CLI prints,
 * in the service's own responses, in an array of either, by itself, one a line (JSON Lines), in
 * several documents one after another, in UTF-8, UTF-16 or UTF-32.
 *
 * <p>It holds one record at a time. What is not JSON is refused, and reading goes on at the next
 * line that begins with an object, or at the next object that begins with a member of a record. A
 * value that is null is absent. Members that such a record does not have are left out, and
 * reported.
 *
 * <p>Limits: 4,194,304 characters for a string, 1,000 levels of values. Several threads may use one
 * reader.
 */
public final class JsonArchiveReader {
  private final JsonFactory json = factory();
  private final @Nullable RecordKind asked;

  /** Reads what may be of several kinds by the names of its members alone. */
  public JsonArchiveReader() {
    this(null);
  }

  /**
   * Reads what may be of several kinds as one of them.
   *
   * @param asked that kind; null if no one kind is asked for
   */
  public JsonArchiveReader(@Nullable RecordKind asked) {
    this.asked = asked;
  }

  /**
   * Reads one document, or several one after another, to the end.
   *
   * @param name of the file, as it is shown in places
   * @param in its bytes, read once from front to back; not closed
   * @return whether they are whole documents, so that what may follow them begins another; else
   *     what is told of that depends on what was wrong before
   * @throws IOException if the bytes cannot be read; what is wrong with the JSON is told to the
   *     visitor
   */
  public boolean read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    return new JsonReading(name, JsonSource.open(in), json, asked, visitor).run();
  }

  /**
   * Whether a document is read as UTF-8, in which a line feed is a byte that nothing else is.
   *
   * @param beginning of the document, four bytes at least if it has so many
   * @param length how many of the bytes are there
   */
  public static boolean isUtf8(byte[] beginning, int length) {
    return TextEncoding.detect(beginning, length).isUtf8();
  }

  /** What makes the parsers of archives. */
  static JsonFactory factory() {
    return new JsonFactoryBuilder()
        // Names that are made to collide are slow, not an exception.
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        // What it is given is UTF-8, whatever it looks like.
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .streamReadConstraints(JsonCauses.LIMITS)
        .build();
  }
}
