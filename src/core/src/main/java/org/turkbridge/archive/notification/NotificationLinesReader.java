package org.turkbridge.archive.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;

/**
 * Reads the notification messages that the old service sent by REST: a GET whose query is {@code
 * method=Notify&Signature=...&Timestamp=...&Version=2006-05-05&Event.1.EventType=...}, with {@code
 * EventTime}, {@code HITTypeId}, {@code HITId} and {@code AssignmentId} of each event. A receptor
 * kept them as query strings, URLs or in its access log, one a line; other lines are passed over.
 * From 2013 on the Signature was {@code DEPRECATED}.
 *
 * <p>It holds one line at a time. Limits: 1,048,576 bytes for a line. Several threads may use one
 * reader.
 */
public final class NotificationLinesReader {
  /** How many bytes of a document's beginning tell whether it holds messages. */
  public static final int LOOK_AHEAD = 16 * 1024;

  /** What nothing but a message has. */
  private static final Pattern EVIDENCE =
      Pattern.compile("\\bmethod=Notify\\b|\\bEvent\\.\\d{1,9}\\.\\w{1,30}=");

  /** What is in no query and ends one, beside white space. */
  private static final String ENDS = "\"'<>";

  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\bmethod=Notify\\b[^\\n]*\\bEvent\\.\\d|\\bEvent\\.\\d[^\\n]*\\bmethod=Notify\\b");

  private static final Pattern EVENT = Pattern.compile("Event\\.(\\d{1,9})\\.(\\w+)");
  private static final Pattern SEPARATOR = Pattern.compile("&amp;|&");

  /**
   * Whether a document holds such messages.
   *
   * @param beginning of the document, {@link #LOOK_AHEAD} bytes of it or all
   * @param length how many of the bytes are there
   */
  public static boolean isIn(byte[] beginning, int length) {
    String text =
        new String(beginning, 0, Math.min(length, LOOK_AHEAD), StandardCharsets.ISO_8859_1);
    String first = text.stripLeading();
    return !first.isEmpty() && "<{[".indexOf(first.charAt(0)) < 0 && MESSAGE.matcher(text).find();
  }

  /**
   * Reads a document to its end.
   *
   * @param name of the file, as it is shown in places
   * @param in its bytes, read once from front to back; not closed
   * @throws IOException if the bytes cannot be read
   */
  public void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    new Reading(name, visitor).run(new MessageLines(in));
  }

  /** One reading of one document. */
  private static final class Reading {
    private final String file;
    private final ArchiveVisitor visitor;
    private long records;

    Reading(String file, ArchiveVisitor visitor) {
      this.file = file;
      this.visitor = visitor;
    }

    void run(MessageLines lines) throws IOException {
      for (MessageLines.@Nullable Line line = lines.next(); line != null; line = lines.next()) {
        String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
        Matcher evidence = EVIDENCE.matcher(text);
        int at = 0;
        while (evidence.find(at)) {
          int start = evidence.start();
          while (start > at && text.charAt(start - 1) != '?' && isQuery(text.charAt(start - 1))) {
            start--;
          }
          at = evidence.end();
          while (at < text.length() && isQuery(text.charAt(at))) {
            at++;
          }
          message(line, text.substring(start, at));
        }
      }
    }

    private static boolean isQuery(char c) {
      return c > ' ' && ENDS.indexOf(c) < 0;
    }

    private void message(MessageLines.Line line, String query) {
      if (!line.isWhole()) {
        refuse(
            line,
            new Cause(
                RefusalKind.TOO_LONG,
                "a line longer than %,d bytes; shorten it".formatted(MessageLines.LONGEST_LINE)));
        return;
      }
      Map<String, String> ofMessage = new LinkedHashMap<>();
      SortedMap<Integer, EventDraft> events = new TreeMap<>();
      try {
        for (String parameter : SEPARATOR.split(query, -1)) {
          int equals = parameter.indexOf('=');
          String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
          String value = decoded(equals < 0 ? "" : parameter.substring(equals + 1));
          Matcher event = EVENT.matcher(name);
          if (event.matches()) {
            events
                .computeIfAbsent(Integer.valueOf(event.group(1)), number -> new EventDraft())
                .member(event.group(2), value);
          } else if (!name.equals("method") && !name.isEmpty()) {
            ofMessage.put(name, value);
          }
        }
      } catch (IllegalArgumentException e) {
        refuse(
            line,
            new Cause(
                RefusalKind.NOT_WELL_FORMED,
                "a query with a % that no two hexadecimal digits follow; put it right"));
        return;
      }
      if (events.isEmpty()) {
        refuse(
            line,
            new Cause(
                RefusalKind.MISSING_ELEMENT, "a message without events; look for a whole copy"));
      }
      for (EventDraft event : events.values()) {
        ofMessage.forEach(event::ofMessage);
        tell(line, event);
      }
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void tell(MessageLines.Line line, EventDraft event) {
      Place place = new Place(file, records + 1, line.number());
      @Nullable Cause fault = event.tell(place, visitor, () -> raw(line));
      if (fault == null) {
        records++;
      } else {
        refuse(line, fault);
      }
    }

    private void refuse(MessageLines.Line line, Cause cause) {
      records++;
      visitor.refused(
          new Refusal(
              new Place(file, records, line.number()),
              line.offset(),
              cause.kind(),
              cause.text(),
              raw(line),
              RecordKind.NOTIFICATION));
    }

    private static RawRecord raw(MessageLines.Line line) {
      return new RawRecord(line.bytes(), StandardCharsets.UTF_8, line.isWhole()).at(line.offset());
    }
  }
}
