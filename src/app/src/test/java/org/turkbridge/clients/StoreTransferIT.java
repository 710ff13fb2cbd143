package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.message.Sample;

/** {@code import} and {@code export}: the store is filled and written out without a server. */
@ExtendWith(Bridges.class)
final class StoreTransferIT {
  private static final String SAMPLES = Sample.FOLDER.toAbsolutePath().toString();

  @TempDir private Path folder;
  private Jar jar;
  private String store;

  @BeforeEach
  void jar() {
    jar = new Jar(folder);
    store = folder.resolve("store.db").toString();
  }

  @Test
  void whatWasImportedIsExportedAsConvertWritesIt() {
    Finished imported = jar.run("import", SAMPLES, "--store", store);
    Finished exported = jar.run("export", "--store", store);

    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(imported.err()).contains("Imported 34 requests, ", ": 105 new, 10 unchanged, ");
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(exported.err()).contains("Exported 33 records");
    // One request is saved twice.
    assertThat(exported.out().lines())
        .containsExactlyElementsOf(
            new LinkedHashSet<>(
                jar.run("convert", "--kind", "QualificationRequest", SAMPLES)
                    .out()
                    .lines()
                    .toList()));
  }

  @Test
  void everyFormOfAnExportCanBeImportedAgain(Commands commands) {
    commands.run("import", SAMPLES, "--store", store);
    String lines = commands.run("export", "--store", store).out();

    for (List<String> form :
        List.of(
            List.of("jsonl"),
            List.of("json"),
            List.of("jsonl", "--timestamps", "epoch"),
            List.of("legacy-xml"),
            List.of("legacy-xml", "--shape", "soap", "--api-version", "2007-06-21"),
            List.of("legacy-xml", "--shape", "bare"))) {
      String name = String.join("", form).replace("-", "");
      Path out = folder.resolve(name);
      List<String> export =
          new ArrayList<>(List.of("export", "--store", store, "-o", out.toString(), "--to"));
      export.addAll(form);
      assertThat(commands.run(export.toArray(String[]::new)).exitCode()).isZero();

      String copy = folder.resolve(name + ".db").toString();
      assertThat(commands.run("import", out.toString(), "--store", copy).err())
          .contains("33 new, 0 unchanged", "0 refused");
      assertThat(commands.run("export", "--store", copy).out()).isEqualTo(lines);
    }
  }

  @Test
  void anExportThatExistsIsReplacedOnlyByForce(Commands commands) throws IOException {
    commands.run("import", SAMPLES, "--store", store);
    Path out = Files.writeString(folder.resolve("out.csv"), "old");

    Finished refused =
        commands.run("export", "--store", store, "-o", out.toString(), "--to", "csv");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--force");
    assertThat(out).hasContent("old");

    commands.run("export", "--store", store, "-o", out.toString(), "--to", "csv", "--force");
    assertThat(out).content().startsWith("QualificationRequestId,QualificationTypeId,WorkerId");
  }

  @Test
  void aStoreThatIsNotThereIsNotMade() {
    Finished run = jar.run("export", "--store", store);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no file " + store);
    assertThat(Path.of(store)).doesNotExist();
  }

  @Test
  void anImportOfWhatIsNotThereMakesNoStore(Commands commands) {
    Finished run = commands.run("import", folder.resolve("none.xml").toString(), "--store", store);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("none.xml: no such file or folder");
    assertThat(Path.of(store)).doesNotExist();
  }

  @Test
  void whatIsRefusedIsNamedAndTheRestImported(Commands commands) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.xml"),
            ArchiveXml.HEAD + ArchiveXml.withoutType("B") + ArchiveXml.record(1) + ArchiveXml.END);

    Finished run = commands.run("import", file.toString(), "--store", store);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(file + ": record 1, line 1: the record has no QualificationTypeId; add it")
        .contains("1 new", "1 refused");
  }

  @Test
  void whatWasSettledIsExportedOnRequest(Commands commands) throws IOException {
    commands.run("import", SAMPLES, "--store", store);
    String all = commands.run("export", "--store", store).out();
    try (RunningJar serving =
        new Jar(folder)
            .serve("--store", store, "--credentials", Keys.credentialsFile(folder).toString())) {
      Answer answer =
          new RestCall(Keys.TESTER, "RejectQualificationRequest")
              .with("QualificationRequestId", firstId(all))
              .post(HttpClient.newHttpClient(), serving.legacy());
      assertThat(answer.texts("IsValid")).containsExactly("True");
    }

    assertThat(commands.run("export", "--store", store).out().lines())
        .containsExactlyElementsOf(all.lines().skip(1).toList());
    assertThat(commands.run("export", "--store", store, "--settled").out()).isEqualTo(all);
  }

  private static String firstId(String lines) {
    Matcher id = Pattern.compile("\"QualificationRequestId\":\"([^\"]+)\"").matcher(lines);
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
