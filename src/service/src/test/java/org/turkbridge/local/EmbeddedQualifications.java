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

  /** Has the database count the changes of HITs' rows from now on. */
  final void countChangesOfHits() {
    Path file = folder.resolve("store.db");
    database.execute(file, "CREATE TABLE changed_hit (id VARCHAR(64))");
    database.execute(
        file,
        switch (database) {
          case SQLITE ->
              "CREATE TRIGGER counting AFTER UPDATE ON hit"
                  + " BEGIN INSERT INTO changed_hit VALUES (NEW.id); END";
          case POSTGRESQL ->
              "CREATE RULE counting AS ON UPDATE TO hit"
                  + " DO ALSO INSERT INTO changed_hit VALUES (NEW.id)";
        });
  }

  final String changesOfHits() {
    return database.text(folder.resolve("store.db"), "SELECT COUNT(*) FROM changed_hit");
  }

  @AfterEach
  final void close() {
    embedded.close();
  }
}
