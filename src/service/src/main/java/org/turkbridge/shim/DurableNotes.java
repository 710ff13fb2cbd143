package org.turkbridge.shim;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the shim has to know beyond a call, and beyond a restart: what it has begun and not ended.
 * Several servers may share them. Safe for any thread.
 */
public interface DurableNotes {
  /**
   * Keeps a note, unless there is one of its name. It is durable once this returns.
   *
   * @param name at most 255 characters, in the order of which notes are read
   * @param content at most 255 characters
   * @return the content of the one that was there
   */
  Optional<String> keep(String name, String content);

  /** The content of a note; empty if there is none of that name. Cheap, however many there are. */
  Optional<String> content(String name);

  /** Gives a note another content, if there is one of that name. */
  void replace(String name, String content);

  /** Forgets a note, if there is one of that name. */
  void discard(String name);

  /** The notes whose names begin so, by their names. */
  Map<String, String> beginningWith(String prefix);

  /** Those that nobody keeps: they end with this process. */
  static DurableNotes ofThisProcess() {
    return new DurableNotes() {
      private final TreeMap<String, String> notes = new TreeMap<>();

      @Override
      public synchronized Optional<String> keep(String name, String content) {
        return Optional.ofNullable(notes.putIfAbsent(name, content));
      }

      @Override
      public synchronized Optional<String> content(String name) {
        return Optional.ofNullable(notes.get(name));
      }

      @Override
      public synchronized void replace(String name, String content) {
        notes.computeIfPresent(name, (same, before) -> content);
      }

      @Override
      public synchronized void discard(String name) {
        notes.remove(name);
      }

      @Override
      public synchronized Map<String, String> beginningWith(String prefix) {
        return new TreeMap<>(notes.subMap(prefix, prefix + Character.MAX_VALUE));
      }
    };
  }
}
