package org.turkbridge.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.store.TestDatabase;

/** Each test has an embedded service of its own. */
@ParameterizedClass
@EnumSource
abstract class EmbeddedQualifications {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  Qualifications embedded;

  @BeforeEach
  final void open() {
    embedded = new Qualifications(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  final void close() {
    embedded.close();
  }
}
