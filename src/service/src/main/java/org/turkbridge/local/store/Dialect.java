package org.turkbridge.local.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What databases say, or hold, in different ways; all else of the tables they share. */
enum Dialect {
  /** Transactions that write take turns from their beginning: nothing needs to be locked. */
  SQLITE {
    @Override
    String containsAll(String text, String parts) {
      return "NOT EXISTS (SELECT 1 FROM json_each("
          + parts
          + ") WHERE instr("
          + text
          + ", value) = 0)";
    }

    @Override
    String isIn(String text, String texts) {
      return text + " IN (SELECT value FROM json_each(" + texts + "))";
    }
  },

  /**
   * Texts are equal and in order by their bytes, whatever the locale of the database. A transaction
   * that writes sees what was committed when each statement began, so it locks what it reads.
   */
  POSTGRESQL {
    @Override
    String containsAll(String text, String parts) {
      return "NOT EXISTS (SELECT 1 FROM json_array_elements_text(CAST("
          + parts
          + " AS json)) AS part(value) WHERE strpos("
          + text
          + ", part.value) = 0)";
    }

    @Override
    String isIn(String text, String texts) {
      return text + " IN (SELECT * FROM json_array_elements_text(CAST(" + texts + " AS json)))";
    }

    @Override
    String lockingRows() {
      // Weaker than UPDATE: rows that refer to it may still be added.
      return " FOR NO KEY UPDATE";
    }

    @Override
    String lockingFreeRows() {
      return lockingRows() + " SKIP LOCKED";
    }

    @Override
    boolean changesInQueries() {
      return true;
    }

    @Override
    String stored(String text) {
      return NulEscape.escaped(text);
    }

    @Override
    @Nullable String read(@Nullable String stored) {
      return stored == null ? null : NulEscape.unescaped(stored);
    }

    @Override
    String script(String script) {
      return TEXT_TYPES
          .matcher(script)
          .replaceAll("TEXT COLLATE \"C\"")
          .replace("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT NOT NULL PRIMARY KEY")
          // Of types that an older version wrote, which none did here.
          .replace("sequence = rowid", "sequence = sequence");
    }

    @Override
    String container() {
      return "database";
    }
  };

  /** PostgreSQL holds a VARCHAR to its length, which SQLite does not. */
  private static final Pattern TEXT_TYPES = Pattern.compile("\\b(TEXT|VARCHAR\\(\\d+\\))(?!\\w)");

  /**
   * Whether a text contains others: each character as it is, the case included.
   *
   * @param text a column
   * @param parts an expression: an array of JSON, of strings that are not empty
   */
  abstract String containsAll(String text, String parts);

  /**
   * Whether a text is one of others.
   *
   * @param text a column
   * @param texts an expression: an array of JSON
   */
  abstract String isIn(String text, String texts);

  /** Ends a query of a transaction that writes: what it reads stays so until that has ended. */
  String lockingRows() {
    return "";
  }

  /** The same, of those rows alone that nobody else has locked. */
  String lockingFreeRows() {
    return lockingRows();
  }

  /** Whether a statement may begin with others that change rows: {@code WITH a AS (INSERT ...)}. */
  boolean changesInQueries() {
    return false;
  }

  /** A text as the database can hold it. */
  String stored(String text) {
    return text;
  }

  /** The text that the database holds so. */
  @Nullable String read(@Nullable String stored) {
    return stored;
  }

  /** The parameters of a condition, with texts as the database holds them. */
  final Map<String, Object> stored(Map<String, Object> parameters) {
    Map<String, Object> stored = new HashMap<>(parameters);
    stored.replaceAll(
        (name, value) ->
            value instanceof String text
                ? stored(text)
                : value instanceof List<?> texts ? json(texts) : value);
    return stored;
  }

  /** One parameter for any number of texts, of which databases bear a few hundred apart. */
  private String json(List<?> texts) {
    StringWriter array = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(array)) {
      json.writeStartArray();
      for (Object text : texts) {
        json.writeString(stored(text.toString()));
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return array.toString();
  }

  /** A script of the schema as this database takes it. */
  String script(String script) {
    return script;
  }

  /** What a store is in, for a user. */
  String container() {
    return "file";
  }
}
