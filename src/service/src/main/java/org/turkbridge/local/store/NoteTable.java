package org.turkbridge.local.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes of whoever uses the store, by their names. */
public final class NoteTable {
  /** Names are in the order of their code points, so that a prefix is a range of the key. */
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

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
    return rows == 1 ? Optional.empty() : content(name);
  }

  /** The content of a note; empty if there is none of that name. */
  public Optional<String> content(String name) {
    return session
        .handle()
        .createQuery("SELECT content FROM note WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /** Gives a note another content, if there is one of that name. */
  public void replace(String name, String content) {
    session
        .handle()
        .createUpdate("UPDATE note SET content = :content WHERE name = :name")
        .bind("name", name)
        .bind("content", content)
        .execute();
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
        .createQuery("SELECT name, content FROM note WHERE name >= :prefix AND name < :end")
        .bind("prefix", prefix)
        .bind("end", prefix + LAST_CHARACTER)
        .map((row, context) -> Map.entry(row.getString("name"), row.getString("content")))
        .forEach(note -> notes.put(note.getKey(), note.getValue()));
    return notes;
  }
}
