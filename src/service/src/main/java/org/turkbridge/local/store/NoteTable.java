package org.turkbridge.local.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes of whoever uses the store, by their names. */
public final class NoteTable {
  private final Session session;

  NoteTable(Session session) {
    this.session = session;
  }

  /**
   * Keeps a note, unless there is one of its name.
   *
   * @param name at most 255 characters
   * @param content at most 255 characters
   * @return the content of the one that was there
   */
  public Optional<String> keep(String name, String content) {
    int rows =
        session
            .handle()
            .createUpdate(
                "INSERT INTO note (name, content) VALUES (:name, :content)"
                    + " ON CONFLICT (name) DO NOTHING")
            .bind("name", name)
            .bind("content", content)
            .execute();
    return rows == 1
        ? Optional.empty()
        : session
            .handle()
            .createQuery("SELECT content FROM note WHERE name = :name")
            .bind("name", name)
            .mapTo(String.class)
            .findOne();
  }

  /** Deletes a note, if there is one of that name. */
  public void discard(String name) {
    session
        .handle()
        .createUpdate("DELETE FROM note WHERE name = :name")
        .bind("name", name)
        .execute();
  }

  /** The contents of the notes whose names begin so. */
  public Map<String, String> beginningWith(String prefix) {
    Map<String, String> notes = new TreeMap<>();
    session
        .handle()
        .createQuery("SELECT name, content FROM note WHERE substr(name, 1, :length) = :prefix")
        .bind("length", prefix.codePointCount(0, prefix.length()))
        .bind("prefix", prefix)
        .map((row, context) -> Map.entry(row.getString("name"), row.getString("content")))
        .forEach(note -> notes.put(note.getKey(), note.getValue()));
    return notes;
  }
}
