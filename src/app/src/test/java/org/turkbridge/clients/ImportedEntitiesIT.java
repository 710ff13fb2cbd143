package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** Archived QualificationTypes and Qualifications are imported, and served to both generations. */
final class ImportedEntitiesIT {
  private static final String TYPE =
      "<?xml version=\"1.0\"?>\n<GetQualificationTypeResponse><OperationRequest><RequestId>1"
          + "</RequestId></OperationRequest><QualificationType><Request><IsValid>True</IsValid>"
          + "</Request><QualificationTypeId>3TYPE</QualificationTypeId>"
          + "<CreationTime>2012-07-09T11:15:34Z</CreationTime><Name>EnglishWritingAbility</Name>"
          + "<Description>Write</Description><Keywords>English, text</Keywords>"
          + "<QualificationTypeStatus>Active</QualificationTypeStatus>"
          + "<Test>&lt;QuestionForm/&gt;</Test><TestDurationInSeconds>60</TestDurationInSeconds>"
          + "<RetryDelayInSeconds>86400</RetryDelayInSeconds><IsRequestable>true</IsRequestable>"
          + "<AutoGranted>0</AutoGranted></QualificationType></GetQualificationTypeResponse>";
  private static final String QUALIFICATIONS =
      "{\"NumResults\": 1, \"Qualifications\": [{\"QualificationTypeId\": \"3TYPE\","
          + " \"WorkerId\": \"A1WORKER\", \"GrantTime\": \"2015-07-08T21:16:39-07:00\","
          + " \"IntegerValue\": 95, \"Status\": \"Granted\"}]}";

  @TempDir private Path folder;
  private Jar jar;
  private Path archive;
  private String store;

  @BeforeEach
  void archive() throws IOException {
    jar = new Jar(folder);
    store = folder.resolve("store.db").toString();
    archive = Files.createDirectory(folder.resolve("archive"));
    Files.writeString(archive.resolve("type.xml"), TYPE);
    Files.writeString(archive.resolve("workers.json"), QUALIFICATIONS);
  }

  @Test
  void bothGenerationsAreAnswered() {
    List<String> command = List.of("import", archive.toString(), "--store", store);
    Map<String, String> environment = Map.of("HOME", folder.toString());
    Finished imported = OwnCommand.run(command, environment);
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(imported.err())
        .isEqualTo(
            "Imported 1 QualificationType and 1 Qualification from 2 files: 2 new, 0 unchanged, 0"
                + " replaced, 0 given up for what is there; 0 refused.\n"
                + "Normalised: time zone offset 1.\n");
    assertThat(OwnCommand.run(command, environment).err())
        .contains(" from 2 files: 0 new, 2 unchanged, 0 replaced,");

    String credentials = Keys.credentialsFile(folder).toString();
    try (OwnServer server =
        OwnServer.start(folder, "--credentials", credentials, "--store", store)) {
      old(server);
      current(server);
    }
  }

  @Test
  void columnsThatAreLeftOutAreNamed() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("results.csv"),
            "HITId,HITTypeId,AssignmentId,WorkerId,AcceptTime,SubmitTime,WorkTimeInSeconds,"
                + "Answer.q\nH1,T1,A1,W1,2015-07-08T21:16:39Z,2015-07-08T21:17:39Z,60,yes\n");

    Finished imported =
        OwnCommand.run(
            List.of("import", table.toString(), "--store", store),
            Map.of("HOME", folder.toString()));

    assertThat(imported.err()).endsWith("\nColumns left out: WorkTimeInSeconds.\n");
  }

  private static void old(OwnServer server) {
    Answer type =
        new RestCall(Keys.TESTER, "GetQualificationType")
            .with("QualificationTypeId", "3TYPE")
            .get(HttpClient.newHttpClient(), server.legacy());
    assertThat(type.texts("Name")).containsExactly("EnglishWritingAbility");
    assertThat(type.texts("CreationTime")).containsExactly("2012-07-09T11:15:34Z");
    assertThat(type.texts("Test")).containsExactly("<QuestionForm/>");
    assertThat(type.texts("RetryDelayInSeconds")).containsExactly("86400");
    assertThat(type.texts("AutoGranted")).containsExactly("0");
    Answer score =
        new RestCall(Keys.OTHER, "GetQualificationScore")
            .with("QualificationTypeId", "3TYPE")
            .with("SubjectId", "A1WORKER")
            .get(HttpClient.newHttpClient(), server.legacy());
    assertThat(score.texts("IntegerValue")).containsExactly("95");
    assertThat(score.texts("GrantTime")).containsExactly("2015-07-09T04:16:39Z");
    assertThat(score.texts("Status")).containsExactly("Granted");
  }

  private static void current(OwnServer server) {
    try (MTurkClient mturk = Keys.TESTER.sdk(server.current()).build()) {
      assertThat(
              mturk
                  .getQualificationScore(s -> s.qualificationTypeId("3TYPE").workerId("A1WORKER"))
                  .qualification()
                  .grantTime())
          .isEqualTo(Instant.parse("2015-07-09T04:16:39Z"));
      assertThat(
              mturk.getQualificationType(t -> t.qualificationTypeId("3TYPE")).qualificationType())
          .returns("EnglishWritingAbility", QualificationType::name)
          .returns("<QuestionForm/>", QualificationType::test)
          .returns(true, QualificationType::isRequestable);
    }
  }

  @Test
  void standardInputIsReadOnceForAll() throws Exception {
    Process process = jar.begin("import", "-", "--store", store);
    try (OutputStream in = process.getOutputStream()) {
      in.write(TYPE.getBytes(Finished.CHARSET));
    }
    String err = new String(process.getErrorStream().readAllBytes(), Finished.CHARSET);

    assertThat(process.waitFor()).as(err).isZero();
    assertThat(err).startsWith("Imported 1 QualificationType from 1 file: 1 new,");
  }

  @Test
  void convertTakesEachKindAndPassesOverOthers() {
    Finished types = jar.run("convert", archive.toString(), "--kind", "QualificationType");
    Finished requests = jar.run("convert", archive.toString(), "--kind", "QualificationRequest");

    assertThat(types.exitCode()).as(types.err()).isZero();
    assertThat(types.out()).startsWith("{\"QualificationTypeId\":");
    assertThat(types.err()).contains("workers.json: holds no QualificationType");
    assertThat(requests.exitCode()).as(requests.err()).isZero();
    assertThat(requests.out()).isEmpty();
    assertThat(requests.err()).contains("type.xml: holds no QualificationRequest");
  }
}
