package org.turkbridge.verify.records;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by the hash of an identifier. They take a third of what they would as objects of a map.
 */
final class IdTable {
  private static final int KEY = 2;

  /** Many small tables: while one grows, little is there twice. */
  private static final int TABLES = 256;

  private static final int FIRST_SLOTS = 1 << 4;

  private final Table[] tables = new Table[TABLES];
  private final int width;
  private long size;

  /**
   * @param numbers how many a row has; the first is never 0
   */
  IdTable(int numbers) {
    this.width = KEY + numbers;
    for (int i = 0; i < TABLES; i++) {
      tables[i] = new Table(width);
    }
  }

  /** The most bytes that a row takes: a table is three eighths full at least. */
  long bytesEach() {
    return (width * 64L + 2) / 3;
  }

  /** How many rows there are. */
  long size() {
    return size;
  }

  /** The row of that identifier; null if there is none. It is good until the next is added. */
  @Nullable Row find(IdHash id) {
    Table table = table(id);
    int at = table.slot(id.high(), id.low());
    return table.isUsed(at) ? new Row(table, at) : null;
  }

  /** Adds a row for an identifier that has none; those after the first number are 0. */
  Row add(IdHash id, long first) {
    size++;
    return table(id).add(id, first);
  }

  void forEach(Consumer<Row> consumer) {
    for (Table table : tables) {
      table.forEach(consumer);
    }
  }

  private Table table(IdHash id) {
    return tables[(int) id.high() & (TABLES - 1)];
  }

  /** The numbers of one identifier. */
  record Row(Table table, int at) {
    long get(int number) {
      return table.slots[at + KEY + number];
    }

    void set(int number, long value) {
      table.slots[at + KEY + number] = value;
    }
  }

  private static final class Table {
    private final int width;

    /** Each slot has the hash in two numbers, and those of the row. */
    private long[] slots;

    private int size;

    Table(int width) {
      this.width = width;
      this.slots = new long[FIRST_SLOTS * width];
    }

    boolean isUsed(int at) {
      return slots[at + KEY] != 0;
    }

    Row add(IdHash id, long first) {
      size++;
      if (size * 4L > slots.length / width * 3L) {
        grow();
      }
      int at = slot(id.high(), id.low());
      slots[at] = id.high();
      slots[at + 1] = id.low();
      slots[at + KEY] = first;
      return new Row(this, at);
    }

    void forEach(Consumer<Row> consumer) {
      for (int at = 0; at < slots.length; at += width) {
        if (isUsed(at)) {
          consumer.accept(new Row(this, at));
        }
      }
    }

    /** Where that id is, or else where it belongs. */
    int slot(long high, long low) {
      int mask = slots.length / width - 1;
      int slot = (int) low & mask;
      while (isUsed(slot * width)
          && (slots[slot * width] != high || slots[slot * width + 1] != low)) {
        slot = (slot + 1) & mask;
      }
      return slot * width;
    }

    private void grow() {
      long[] old = slots;
      slots = new long[Math.multiplyExact(old.length, 2)];
      for (int at = 0; at < old.length; at += width) {
        if (old[at + KEY] != 0) {
          System.arraycopy(old, at, slots, slot(old[at], old[at + 1]), width);
        }
      }
    }
  }
}
