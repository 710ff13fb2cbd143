package org.turkbridge.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.convert.FinishedOutput.FinishedInput;
import org.turkbridge.translate.Normalisation;

/** Reads back what {@link ManifestLine} wrote. Members that are not there are empty or 0. */
final class ManifestLineReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private String output = "";
  private final FingerprintMembers content = new FingerprintMembers();
  private final List<FinishedInput> inputs = new ArrayList<>();
  private final Map<RefusalKind, Long> rejects = new EnumMap<>(RefusalKind.class);
  private final Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);
  private long records;
  private long bytes;
  private long failedResponses;
  private long withoutRequests;
  private long miscounted;
  private long rejectsOffset;
  private long rejectsLength;

  private ManifestLineReader(JsonParser json) {
    this.json = json;
  }

  /**
   * @throws IOException if it is not a whole line of ours
   */
  static FinishedOutput read(byte[] line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      return new ManifestLineReader(json).read();
    } catch (IllegalArgumentException e) {
      throw new IOException("a kind that this version does not know", e);
    }
  }

  private FinishedOutput read() throws IOException {
    require(JsonToken.START_OBJECT, json.nextToken());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      member(json.currentName());
    }
    require(JsonToken.END_OBJECT, json.currentToken());
    return new FinishedOutput(
        output,
        content.fingerprint(),
        inputs,
        new ConversionTally(
            records, bytes, rejects, normalised, failedResponses, withoutRequests, miscounted),
        rejectsOffset,
        rejectsLength);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case ManifestLine.OUTPUT -> output = text();
      case ManifestLine.INPUTS -> inputs();
      case ManifestLine.RECORDS -> records = number();
      case ManifestLine.BYTES -> bytes = number();
      case ManifestLine.REJECTS -> counts(RefusalKind.class, rejects);
      case ManifestLine.NORMALISED -> counts(Normalisation.class, normalised);
      case ManifestLine.FAILED_RESPONSES -> failedResponses = number();
      case ManifestLine.WITHOUT_REQUESTS -> withoutRequests = number();
      case ManifestLine.MISCOUNTED -> miscounted = number();
      case ManifestLine.REJECTS_OFFSET -> rejectsOffset = number();
      case ManifestLine.REJECTS_LENGTH -> rejectsLength = number();
      default -> content.member(name);
    }
  }

  private void inputs() throws IOException {
    require(JsonToken.START_ARRAY, json.nextToken());
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String name = "";
      FingerprintMembers input = new FingerprintMembers();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (json.currentName().equals(ManifestLine.NAME)) {
          name = text();
        } else {
          input.member(json.currentName());
        }
      }
      require(JsonToken.END_OBJECT, json.currentToken());
      inputs.add(new FinishedInput(name, input.fingerprint()));
    }
    require(JsonToken.END_ARRAY, json.currentToken());
  }

  private <K extends Enum<K>> void counts(Class<K> kinds, Map<K, Long> counts) throws IOException {
    require(JsonToken.START_OBJECT, json.nextToken());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      counts.put(Enum.valueOf(kinds, json.currentName()), number());
    }
    require(JsonToken.END_OBJECT, json.currentToken());
  }

  private String text() throws IOException {
    require(JsonToken.VALUE_STRING, json.nextToken());
    return json.getText();
  }

  private long number() throws IOException {
    require(JsonToken.VALUE_NUMBER_INT, json.nextToken());
    return json.getLongValue();
  }

  private void require(JsonToken expected, JsonToken found) throws IOException {
    if (found != expected) {
      throw new JsonParseException(json, expected + " expected, " + found + " found");
    }
  }

  /** The members of an object that hold a fingerprint. */
  private final class FingerprintMembers {
    private long size;
    private String sha256 = "";

    void member(String name) throws IOException {
      switch (name) {
        case ManifestLine.SIZE -> size = number();
        case ManifestLine.SHA256 -> sha256 = text();
        default -> throw new JsonParseException(json, "unknown member " + name);
      }
    }

    Fingerprint fingerprint() {
      return new Fingerprint(size, sha256);
    }
  }
}
