package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;

/**
 * What was not carried over, as JSON Lines in UTF-8. The members of a line, in this order:
 *
 * <ul>
 *   <li>{@code file}: the document, as shown to the user
 *   <li>{@code record}: counted from 1; absent if the mistake is in no record
 *   <li>{@code offset}: of the record's first byte in its unpacked document, counted from 0
 *   <li>{@code line}: counted from 1
 *   <li>{@code kind}: the label of a {@link org.turkbridge.archive.RefusalKind}
 *   <li>{@code cause}: what is wrong and the remedy
 *   <li>{@code raw}: the record as it stands in the document; or {@code rawBase64}, if its bytes
 *       cannot be had from a text in the document's encoding; both absent if the mistake is in no
 *       record
 *   <li>{@code encoding}: of the document, if there is {@code raw} and it is not UTF-8
 *   <li>{@code rawTruncated}: true if the record is longer than what is shown of it; else absent
 * </ul>
 */
public final class RejectLines {
  private final JsonFactory json =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build()
          .setCharacterEscapes(new TerminalEscapes(false));

  /** Writes the line, with its end, in one piece to a stream that buffers. */
  public void write(Refusal refusal, OutputStream out) throws IOException {
    try (JsonGenerator line = json.createGenerator(out)) {
      line.writeStartObject();
      line.writeStringField("file", refusal.place().file());
      if (refusal.place().record() > 0) {
        line.writeNumberField("record", refusal.place().record());
      }
      line.writeNumberField("offset", refusal.offset());
      line.writeNumberField("line", refusal.place().line());
      line.writeStringField("kind", refusal.kind().label());
      line.writeStringField("cause", refusal.cause());
      @Nullable RawRecord raw = refusal.raw();
      if (raw != null) {
        raw(line, raw);
      }
      line.writeEndObject();
      line.writeRaw('\n');
    }
  }

  private static void raw(JsonGenerator line, RawRecord raw) throws IOException {
    byte[] bytes = raw.bytes();
    Optional<String> text = raw.text().filter(characters -> isExact(characters, bytes, raw));
    if (text.isPresent()) {
      line.writeStringField("raw", text.get());
      if (!raw.charset().equals(StandardCharsets.UTF_8)) {
        line.writeStringField("encoding", raw.charset().name());
      }
    } else {
      line.writeBinaryField("rawBase64", bytes);
    }
    if (!raw.isWhole()) {
      line.writeBooleanField("rawTruncated", true);
    }
  }

  /** Some encodings have several bytes for one text. */
  private static boolean isExact(String text, byte[] bytes, RawRecord raw) {
    return raw.charset().canEncode() && Arrays.equals(text.getBytes(raw.charset()), bytes);
  }
}
