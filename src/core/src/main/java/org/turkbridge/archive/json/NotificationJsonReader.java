package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.notification.EventDraft;

/**
 * Reads saved notification messages of queues and topics: an object with {@code Events}, and {@code
 * EventDocId}, {@code EventDocVersion}, {@code CustomerId} and, from topics, {@code SourceAccount},
 * in any order. It stands by itself, one a line, or in arrays; or as text in what hands it on: the
 * {@code Message} of a topic, the {@code Body} that the AWS CLI and SDKs give of a queue, both in
 * each other, in the {@code Records} of a Lambda function, and so on.
 *
 * <p>What is not JSON is refused, up to the next line that begins with an object. It holds one
 * message at a time. Several threads may use one reader.
 */
public final class NotificationJsonReader {
  private static final Pattern EVENTS = Pattern.compile("\"Events\\\\*\"\\s*:\\s*\\[");
  private static final Pattern TYPE = Pattern.compile("\"EventType\\\\*\"\\s*:");

  private final JsonFactory json = JsonArchiveReader.factory();

  /**
   * Whether a document of JSON holds such messages.
   *
   * @param beginning of the document
   * @param length how many of the bytes are there
   */
  public static boolean isIn(byte[] beginning, int length) {
    String text = new String(beginning, 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
    return EVENTS.matcher(text).find() && TYPE.matcher(text).find();
  }

  /**
   * Reads a document to its end.
   *
   * @param name of the file, as it is shown in places
   * @param in its bytes, read once from front to back; not closed
   * @throws IOException if the bytes cannot be read
   */
  public void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    new Reading(name, JsonSource.open(in), visitor).run();
  }

  /** One reading of one document. */
  private final class Reading {
    private static final String LIST = "Events";
    private static final String ID = "EventDocId";

    /** How deep texts are in texts at most: a topic's message in a queue's in a function's. */
    private static final int MOST_WRAPPERS = 4;

    private final String file;
    private final JsonSource source;
    private final ArchiveVisitor visitor;
    private long records;
    private @Nullable JsonCursor document;

    /** Of the value of the document that is read. */
    private int line = 1;

    private long offset;

    Reading(String file, JsonSource source, ArchiveVisitor visitor) {
      this.file = file;
      this.source = source;
      this.visitor = visitor;
    }

    void run() throws IOException {
      int next = 1;
      while (source.at(source.position()) >= 0) {
        JsonCursor cursor = JsonCursor.open(json, source, next);
        document = cursor;
        try {
          while (cursor.json().nextToken() != null) {
            begin();
            value(cursor.json(), 0);
          }
          return;
        } catch (JsonProcessingException e) {
          next = afterMistake(cursor, e);
          cursor.json().close();
        }
      }
    }

    /** A value of the document begins, or of the array that it is. */
    private void begin() {
      long position = document().tokenStart();
      source.keepFrom(position);
      offset = source.offset(position);
      line = document().tokenLine();
    }

    private JsonCursor document() {
      return Objects.requireNonNull(document, "reading has not begun");
    }

    private int afterMistake(JsonCursor cursor, JsonProcessingException e) throws IOException {
      Cause cause = JsonCauses.of(e, true, source.charset());
      int mistake = cursor.line(e);
      source.rewind(cursor.position(e));
      int next = mistake + seekLine();
      refuse(cause, source.rawUpTo(source.position()));
      return next;
    }

    /** Goes to the next line that begins with an object; how many lines end before it. */
    private int seekLine() throws IOException {
      int lines = 0;
      boolean begins = false;
      for (int b = source.read(); b >= 0; b = source.read()) {
        if (b == '\n') {
          lines++;
        } else if (begins && b == '{') {
          source.rewind(source.position() - 1);
          return lines;
        }
        begins = b == '\n';
      }
      return lines;
    }

    /**
     * A value in which there may be messages.
     *
     * @param wrappers how many texts it is in
     */
    private void value(JsonParser parser, int wrappers) throws IOException {
      switch (parser.currentToken()) {
        case START_OBJECT -> object(parser, wrappers);
        case START_ARRAY -> {
          boolean isOutermost = parser.getParsingContext().getParent().inRoot();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (isOutermost && wrappers == 0) {
              begin();
            }
            value(parser, wrappers);
          }
        }
        case VALUE_STRING -> text(parser.getText(), wrappers);
        default -> {
          // Nothing else holds anything.
        }
      }
    }

    /** A message that is text in another one. */
    private void text(String text, int wrappers) throws IOException {
      if (!TYPE.matcher(text).find()) {
        return;
      }
      if (wrappers == MOST_WRAPPERS) {
        refuse(
            new Cause(
                RefusalKind.TOO_DEEP,
                "a message that is text in more than %d others; take it out of some"
                    .formatted(MOST_WRAPPERS)),
            raw());
        return;
      }
      try (JsonParser inner = json.createParser(text)) {
        while (inner.nextToken() != null) {
          value(inner, wrappers + 1);
        }
      } catch (JsonProcessingException e) {
        Cause cause = JsonCauses.of(e, true, StandardCharsets.UTF_8);
        refuse(new Cause(cause.kind(), "in a text, " + cause.text()), raw());
      }
    }

    private void object(JsonParser parser, int wrappers) throws IOException {
      Map<String, String> members = new LinkedHashMap<>();
      List<EventDraft> events = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals(LIST) && token == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            events.add(event(parser));
          }
        } else {
          if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            members.put(name, parser.getText());
          }
          value(parser, wrappers);
        }
      }
      for (EventDraft event : events) {
        members.forEach(event::ofMessage);
        if (wrappers > 0) {
          event.wasWrapped();
        }
        tell(event);
      }
      if (events.isEmpty() && members.containsKey(ID)) {
        refuse(
            new Cause(
                RefusalKind.MISSING_ELEMENT, "a message without events; look for a whole copy"),
            raw());
      }
    }

    private EventDraft event(JsonParser parser) throws IOException {
      EventDraft event = new EventDraft();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        event.fault(
            new Cause(RefusalKind.WRONG_TYPE, "not an object, which an event is; remove it"));
        return event;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
          event.member(name, parser.getText());
        } else if (token != JsonToken.VALUE_NULL) {
          event.fault(new Cause(RefusalKind.WRONG_TYPE, name + " is no string; make it one"));
          parser.skipChildren();
        }
      }
      return event;
    }

    private void tell(EventDraft event) {
      @Nullable Cause fault = event.tell(new Place(file, records + 1, line), visitor, this::raw);
      if (fault == null) {
        records++;
      } else {
        refuse(fault, raw());
      }
    }

    /** The message as far as it is read. */
    private RawRecord raw() {
      return source.rawUpTo(document().reached()).at(offset);
    }

    private void refuse(Cause cause, RawRecord raw) {
      records++;
      visitor.refused(
          new Refusal(
              new Place(file, records, line),
              offset,
              cause.kind(),
              cause.text(),
              raw,
              RecordKind.NOTIFICATION));
    }
  }
}
