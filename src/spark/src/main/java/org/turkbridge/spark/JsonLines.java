package org.turkbridge.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Writes rows as lines of JSON, requests as {@code convert --to jsonl} writes them. Columns that
 * the kind does not have stay behind the line.
 */
record JsonLines(ArchiveKind kind) implements MapPartitionsFunction<Row, Row> {
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Lines lines =
        kind == ArchiveKind.QUALIFICATION_REQUEST
            ? new Requests()
            : new Others(kind.schema().length());
    Stream<Row> all = StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false);
    return all.map(
            row -> {
              try {
                return row(lines.line(row), row);
              } catch (IOException e) {
                throw new UncheckedIOException("writing to memory cannot fail", e);
              }
            })
        .iterator();
  }

  private Row row(String line, Row from) {
    int own = kind.schema().length();
    Object[] values = new Object[from.length() - own + 1];
    values[0] = line;
    for (int i = 1; i < values.length; i++) {
      values[i] = from.get(own + i - 1);
    }
    return RowFactory.create(values);
  }

  private interface Lines {
    String line(Row row) throws IOException;
  }

  private static final class Requests implements Lines {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RecordWriter writer = new JsonLinesFormat(Timestamps.ISO8601).writer(out);

    @Override
    public String line(Row row) throws IOException {
      out.reset();
      @Nullable Object time = row.getAs("SubmitTime");
      writer.write(
          QualificationRequest.builder()
              .qualificationRequestId(row.getAs("QualificationRequestId"))
              .qualificationTypeId(row.getAs("QualificationTypeId"))
              .workerId(row.getAs("WorkerId"))
              .test(row.getAs("Test"))
              .answer(row.getAs("Answer"))
              .submitTime(time == null ? null : instant(time))
              .build());
      writer.flush();
      return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }
  }

  private static final class Others implements Lines {
    private final JsonFactory json = new JsonFactory();
    private final int members;

    Others(int members) {
      this.members = members;
    }

    @Override
    public String line(Row row) throws IOException {
      StringWriter out = new StringWriter();
      try (JsonGenerator line = json.createGenerator(out)) {
        object(row, members, line);
      }
      return out.toString();
    }

    private static void object(Row row, int count, JsonGenerator json) throws IOException {
      json.writeStartObject();
      StructField[] fields = row.schema().fields();
      for (int i = 0; i < count; i++) {
        @Nullable Object value = row.get(i);
        if (value != null) {
          json.writeFieldName(fields[i].name());
          value(value, json);
        }
      }
      json.writeEndObject();
    }

    private static void value(Object value, JsonGenerator json) throws IOException {
      if (value instanceof Row inner) {
        object(inner, inner.length(), json);
      } else if (value instanceof Timestamp || value instanceof Instant) {
        json.writeString(Timestamps.ISO8601.print(instant(value)));
      } else if (value instanceof Boolean truth) {
        json.writeBoolean(truth);
      } else if (value instanceof Number number) {
        json.writeNumber(number.longValue());
      } else {
        json.writeString(String.valueOf(value));
      }
    }
  }

  /** Spark gives what spark.sql.datetime.java8API.enabled says. */
  private static Instant instant(Object time) {
    return time instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) time;
  }
}
