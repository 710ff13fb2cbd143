package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.EmbeddedFixture;
import org.turkbridge.local.Qualifications;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** Stores that older schemas wrote, opened by this version. */
class SchemaMigrationTest {
  @TempDir Path folder;

  @Test
  void whatSchemaOneHeldIsKeptAndItsTypesAreInferred() throws IOException {
    Path file = folder.resolve("store.db");
    writeByOldVersion(file);

    try (Qualifications embedded = new Qualifications(file)) {
      assertThat(embedded.pending(null)).containsExactly("R1", "R2", "R3");
      assertThat(embedded.pending("T2")).containsExactly("R1", "R3");
      assertThat(
              embedded
                  .ann
                  .listQualificationTypes(r -> r.mustBeRequestable(true))
                  .qualificationTypes())
          .extracting(
              QualificationType::qualificationTypeId,
              QualificationType::name,
              QualificationType::qualificationTypeStatusAsString,
              QualificationType::test)
          .containsExactly(
              tuple("T2", "T2", "Active", "<Newest/>"),
              tuple("T1", "T1", "Active", null),
              tuple("T3", "T3", "Active", null));

      embedded.importRequests(
          EmbeddedFixture.request("R4", "T2"), EmbeddedFixture.request("R5", "T4"));
      embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId("R1"));

      assertThat(embedded.pending(null)).containsExactly("R2", "R3", "R4", "R5");
      assertThat(embedded.score("T2", "AONE").integerValue()).isEqualTo(1);
      assertThat(StoreSql.text(file, "SELECT test FROM qualification_type WHERE id = 'T2'"))
          .isEqualTo("<QuestionForm/>");
      assertThat(StoreSql.text(file, "SELECT id FROM qualification_type WHERE sequence = 4"))
          .isEqualTo("T4");
    }
    assertThat(StoreSql.text(file, "PRAGMA integrity_check")).isEqualTo("ok");
    Path empty = folder.resolve("empty.db");
    Store.open(empty).close();
    assertThat(StoreSql.text(file, "PRAGMA user_version"))
        .isEqualTo(StoreSql.text(empty, "PRAGMA user_version"));
  }

  /** More than are filled in at a time, with letters whose case SQLite does not know. */
  @Test
  void typesOfSchemaThreeAreFoundByTheirWordsAndKeepTheirPlaces() throws IOException {
    Path file = folder.resolve("store.db");
    write(file, 3);
    StoreSql.execute(
        file,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234)"
            + " INSERT INTO qualification_type (id, sequence, owner, name, description, keywords)"
            + " SELECT 'T' || i, i, CASE i % 2 WHEN 1 THEN 'ann' END, 'GRÖẞE ' || i, NULL,"
            + " CASE i WHEN 777 THEN 'ΑΡΧΗΣ' ELSE NULL END FROM n");
    StoreSql.execute(
        file,
        "INSERT INTO qualification_request (id, qualification_type_id, worker_id, submit_second,"
            + " submit_nano, owner) VALUES ('R1', 'T1', 'AONE', 5, 2, 'ann')");
    StoreSql.execute(
        file,
        "INSERT INTO qualification (qualification_type_id, worker_id, integer_value, country,"
            + " status, grant_second, grant_nano) VALUES ('T1', 'AONE', 7, 'IT', 'Granted', 5, 2)");

    try (Qualifications embedded = new Qualifications(file)) {
      assertThat(found(embedded, "größe")).hasSize(1234).startsWith("T1", "T2", "T3");
      assertThat(found(embedded, "αρχης")).containsExactly("T777");
      String added = embedded.type("Ώρα");
      assertThat(found(embedded, "ώΡΑ")).containsExactly(added);
      assertThat(found(embedded, "")).hasSizeGreaterThan(1234).element(1234).isEqualTo(added);

      embedded.request("T2", "ATWO");
      assertThat(embedded.pending(null)).hasSize(2).startsWith("R1");
      assertThat(embedded.score("T1", "AONE").localeValue().country()).isEqualTo("IT");
    }
    assertThat(StoreSql.text(file, "PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void aStoreOfSchemaTenCountsCalls() throws IOException {
    Path file = folder.resolve("store.db");
    write(file, 10);
    try (Store store = Store.open(file)) {
      store.<Boolean>write(
          tables -> {
            tables.calls().add(StoredItems.calls("Boto/2.49.0"), 10);
            return true;
          });
    }
    assertThat(StoreSql.text(file, "SELECT calls FROM call_ledger")).isEqualTo("3");
  }

  private static List<String> found(Qualifications embedded, String query) {
    return embedded
        .ann
        .listQualificationTypesPaginator(r -> r.mustBeRequestable(false).query(query))
        .stream()
        .flatMap(page -> page.qualificationTypes().stream())
        .map(QualificationType::qualificationTypeId)
        .toList();
  }

  private static void writeByOldVersion(Path file) throws IOException {
    write(file, 1);
    StoreSql.execute(file, "INSERT INTO qualification_type VALUES ('T2'), ('T1'), ('T3')");
    StoreSql.execute(
        file,
        "INSERT INTO qualification_request (id, qualification_type_id, worker_id, test, answer,"
            + " submit_second, submit_nano) VALUES"
            + " ('R1', 'T2', 'AONE', '<Newest/>', '<a/>', 5, 2),"
            + " ('R2', 'T1', 'AONE', NULL, NULL, 9, 0),"
            + " ('R3', 'T2', 'ATWO', '<Older/>', NULL, 5, 1)");
  }

  /** An empty store as the versions of that schema made it. */
  private static void write(Path file, int schema) throws IOException {
    for (int version = 1; version <= schema; version++) {
      for (String statement : script(version).split(";", -1)) {
        if (!statement.isBlank()) {
          StoreSql.execute(file, statement);
        }
      }
    }
    StoreSql.execute(file, "PRAGMA application_id = 0x5475726b");
    StoreSql.execute(file, "PRAGMA user_version = " + schema);
  }

  private static String script(int version) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Store.class.getResourceAsStream("schema/" + version + ".sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
    }
  }
}
