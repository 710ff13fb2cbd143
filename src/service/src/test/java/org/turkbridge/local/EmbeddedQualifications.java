package org.turkbridge.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has an embedded service of its own. */
abstract class EmbeddedQualifications {
  @TempDir Path folder;
  Qualifications embedded;

  @BeforeEach
  final void open() {
    embedded = new Qualifications(folder.resolve("store.db"));
  }

  @AfterEach
  final void close() {
    embedded.close();
  }
}
