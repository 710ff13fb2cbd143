package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeenRecordsTest {
  private static RecordHash hash(int id, String content) {
    return RecordHash.of(IdHash.of("Test", "R" + id), content.getBytes(StandardCharsets.UTF_8), "");
  }

  @Test
  void findsEachOfMany() {
    SeenRecords seen = new SeenRecords(new MemoryShare(Long.MAX_VALUE));
    for (int i = 0; i < 20_000; i++) {
      assertThat(seen.add(hash(i, "same"), new RecordPlace(i % 7, i))).isNull();
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(seen.add(hash(i, i % 2 == 0 ? "same" : "other"), new RecordPlace(9, 1)))
          .isEqualTo(new SeenRecords.Seen(new RecordPlace(i % 7, i), i % 2 == 0));
    }
    assertThat(seen.size()).isEqualTo(20_000);
  }

  @Test
  void takesNoMoreThanFit() {
    SeenRecords seen = new SeenRecords(new MemoryShare(86 * 10));
    for (int i = 0; i < 20; i++) {
      assertThat(seen.isFull()).isEqualTo(i >= 10);
      assertThat(seen.add(hash(i, ""), new RecordPlace(0, i))).isNull();
    }
    assertThat(seen.add(hash(9, ""), new RecordPlace(0, 30)))
        .isEqualTo(new SeenRecords.Seen(new RecordPlace(0, 9), true));
    assertThat(seen.add(hash(10, ""), new RecordPlace(0, 30))).isNull();
    assertThat(seen.size()).isEqualTo(10);
  }
}
