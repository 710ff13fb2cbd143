package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

class ImportedEntitiesTest extends EmbeddedQualifications {
  private static final String EARLY = "2015-07-08T21:16:39.000-07:00";
  private static final String LATE = "2015-07-09T04:16:39.001Z";

  private final List<String> lines = new ArrayList<>();

  @Test
  void anImportedTypeIsEverybodysWithAllItsMembers() throws IOException {
    QualificationType expected =
        QualificationType.builder()
            .qualificationTypeId("T1")
            .creationTime(Instant.parse("2012-07-09T11:15:34Z"))
            .name("N")
            .description("D")
            .keywords("K")
            .qualificationTypeStatus(QualificationTypeStatus.INACTIVE)
            .test("<Q/>")
            .testDurationInSeconds(60L)
            .answerKey("<A/>")
            .retryDelayInSeconds(5L)
            .isRequestable(false)
            .autoGranted(true)
            .autoGrantedValue(7)
            .build();

    ImportReport report =
        run(
            "a.xml",
            "<CreateQualificationTypeResponse><QualificationType>"
                + "<QualificationTypeId>T1</QualificationTypeId>"
                + "<CreationTime>2012-07-09T11:15:34Z</CreationTime><Name>N</Name>"
                + "<Description>D</Description><Keywords>K</Keywords>"
                + "<QualificationTypeStatus>Inactive</QualificationTypeStatus>"
                + "<Test>&lt;Q/&gt;</Test><TestDurationInSeconds>60</TestDurationInSeconds>"
                + "<AnswerKey><A/></AnswerKey><RetryDelayInSeconds>5</RetryDelayInSeconds>"
                + "<IsRequestable>0</IsRequestable><AutoGranted>1</AutoGranted>"
                + "<AutoGrantedValue>7</AutoGrantedValue></QualificationType>"
                + "</CreateQualificationTypeResponse>");

    assertThat(report.count(RecordKind.QUALIFICATION_TYPE)).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.count(RecordKind.QUALIFICATION_REQUEST)).isZero();
    assertThat(report.normalised()).containsOnlyKeys(Normalisation.CHILD_ELEMENTS);
    assertThat(lines).isEmpty();
    assertThat(embedded.ann.getQualificationType(r -> r.qualificationTypeId("T1")))
        .extracting(answer -> answer.qualificationType())
        .isEqualTo(expected);
    assertThat(embedded.bob.getQualificationType(r -> r.qualificationTypeId("T1")))
        .extracting(answer -> answer.qualificationType())
        .isEqualTo(expected);
    assertThat(names(false)).containsExactly("N");
    assertThat(names(true)).isEmpty();
  }

  @Test
  void whatAnArchiveDoesNotSayHasItsDefault() throws IOException {
    run("a.xml", type("T1", "N"));

    assertThat(stored("T1"))
        .isEqualTo(
            QualificationType.builder()
                .qualificationTypeId("T1")
                .name("N")
                .qualificationTypeStatus(QualificationTypeStatus.ACTIVE)
                .isRequestable(true)
                .autoGranted(false)
                .build());
  }

  @Test
  void anInferredTypeGivesWayToItsDocumentAndIsInferredNoMore() throws IOException {
    embedded.importRequests(EmbeddedFixture.request("R1", "T1"));
    assertThat(stored("T1").test()).isEqualTo("<QuestionForm/>");

    assertThat(run("a.xml", type("T1", "N")).added()).isEqualTo(1);
    embedded.importRequests(EmbeddedFixture.request("R2", "T1"));

    assertThat(stored("T1").name()).isEqualTo("N");
    assertThat(stored("T1").test()).isNull();
    assertThat(embedded.pending("T1")).containsExactly("R1", "R2");
    assertThat(lines).isEmpty();
  }

  @Test
  void theSameTwiceChangesNothingAndAnotherReplaces() throws IOException {
    run("a.xml", "<l>" + type("T1", "N") + qualification(EARLY, "Granted", 1) + "</l>");
    ImportReport again =
        run("b.json", "{\"QualificationType\":{\"QualificationTypeId\":\"T1\",\"Name\":\"N\"}}");
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(run("a.xml").unchanged()).isEqualTo(2);
    assertThat(lines).isEmpty();

    assertThat(run("c.xml", type("T1", "M")).replaced()).isEqualTo(1);
    assertThat(stored("T1").name()).isEqualTo("M");
    assertThat(lines)
        .containsExactly(
            folder.resolve("c.xml")
                + ": record 1, line 1: QualificationType T1 replaces the one from "
                + folder.resolve("a.xml")
                + ": record 1, line 1");
  }

  @Test
  void ofTwoInOneFileTheLaterWins() throws IOException {
    ImportReport report = run("a.xml", "<l>" + type("T1", "N") + type("T1", "M") + "</l>");

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.replaced()).isEqualTo(1);
    assertThat(stored("T1").name()).isEqualTo("M");
  }

  @Test
  void aTypeThatACallMadeStaysAndIsNamed() throws IOException {
    String id = embedded.type("Ann's");

    assertThat(run("a.xml", type(id, "other")).kept()).isEqualTo(1);
    assertThat(stored(id).name()).isEqualTo("Ann's");
    assertThat(lines)
        .containsExactly(
            folder.resolve("a.xml")
                + ": record 1, line 1: QualificationType "
                + id
                + " gives way to the one that Requester ann made");
  }

  @Test
  void aTypeThatACallChangedOrDeletedStays() throws IOException {
    run("a.xml", "<l>" + type("T1", "N") + type("T2", "M") + "</l>");
    embedded.ann.updateQualificationType(r -> r.qualificationTypeId("T1").description("new"));
    embedded.ann.deleteQualificationType(r -> r.qualificationTypeId("T2"));

    assertThat(run("a.xml").kept()).isEqualTo(2);
    assertThat(stored("T1").description()).isEqualTo("new");
    assertThat(names(false)).containsExactly("N");
    assertThat(lines)
        .hasSize(2)
        .anySatisfy(
            line -> assertThat(line).endsWith("T1 gives way to the one that a call changed"))
        .anySatisfy(line -> assertThat(line).endsWith("T2 gives way to the call that deleted it"));
  }

  @Test
  void aQualificationIsServedAndItsTypeInferred() throws IOException {
    ImportReport report =
        run(
            "a.xml",
            "<GetQualificationScoreResponse><Qualification>"
                + "<QualificationTypeId>T1</QualificationTypeId><SubjectId>A1</SubjectId>"
                + "<GrantTime>"
                + EARLY
                + "</GrantTime><LocaleValue><Country>US</Country><Subdivision>NY</Subdivision>"
                + "</LocaleValue></Qualification></GetQualificationScoreResponse>");

    assertThat(report.count(RecordKind.QUALIFICATION)).isEqualTo(1);
    Qualification held = embedded.score("T1", "A1");
    assertThat(held.status()).isEqualTo(QualificationStatus.GRANTED);
    assertThat(held.grantTime()).isEqualTo(Instant.parse("2015-07-09T04:16:39Z"));
    assertThat(held.integerValue()).isNull();
    assertThat(held.localeValue().subdivision()).isEqualTo("NY");
    assertThat(stored("T1").name()).isEqualTo("T1");
    assertThat(run("b.xml", type("T1", "N")).added()).isEqualTo(1);
  }

  @Test
  void aLocaleIsThatOfACountryOrNone() throws IOException {
    String document =
        "{\"Qualification\":{\"QualificationTypeId\":\"T1\",\"WorkerId\":\"A1\","
            + "\"LocaleValue\":{%s}}}";

    assertThat(run("a.json", document.formatted("")).added()).isEqualTo(1);
    assertThat(run("a.json").unchanged()).isEqualTo(1);
    assertThat(run("b.json", document.formatted("\"Subdivision\":\"NY\"")).refused()).isEqualTo(1);
    assertThat(lines).singleElement().asString().contains("a Subdivision without a Country");
  }

  @Test
  void theLaterGrantTimeWinsInWhateverOrder() throws IOException {
    run("a.xml", qualification(LATE, "Granted", 2));

    assertThat(run("b.xml", qualification(EARLY, "Granted", 1)).kept()).isEqualTo(1);
    assertThat(embedded.score("T1", "A1").integerValue()).isEqualTo(2);
    assertThat(lines)
        .containsExactly(
            folder.resolve("b.xml")
                + ": record 1, line 1: Qualification of A1 for T1 (Granted, GrantTime"
                + " 2015-07-09T04:16:39Z) gives way to the one (Granted, GrantTime "
                + LATE
                + ") from "
                + folder.resolve("a.xml")
                + ": record 1, line 1");

    String later = LATE.replace("001Z", "002Z");
    assertThat(run("c.xml", qualification(later, "Granted", 3)).replaced()).isEqualTo(1);
    assertThat(embedded.score("T1", "A1").integerValue()).isEqualTo(3);
  }

  @Test
  void aRevocationStaysBesideTheGrantThatItEnded() throws IOException {
    run("a.xml", qualification(EARLY, "Granted", 1));
    embedded.ann.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId("T1").workerId("A1"));

    assertThat(run("a.xml").kept()).isEqualTo(1);
    assertThat(lines).singleElement().asString().endsWith(" from a call");
    assertThatRequestError(
        () -> embedded.score("T1", "A1"), "InvalidQualificationState", "This operation can be");

    assertThat(run("b.xml", qualification(LATE, "Granted", 1)).replaced()).isEqualTo(1);
    assertThat(run("c.xml", qualification(LATE, "Revoked", 1)).replaced()).isEqualTo(1);
  }

  @Test
  void whatCannotBeStoredIsRefusedAndTheRestGoesOn() throws IOException {
    ImportReport report =
        run(
            "a.xml",
            "<l>"
                + type(" ", "N")
                + type("T2", " ")
                + qualification("never", "Granted", 1)
                + type("T3", "N")
                + "</l>");

    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.added()).isEqualTo(1);
    assertThat(lines)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .endsWith("the QualificationType has no QualificationTypeId; add it"),
            line ->
                assertThat(line)
                    .endsWith(
                        "record 2, line 1: Name is absent or empty: a QualificationType cannot be"
                            + " stored without it, add it"),
            line -> assertThat(line).contains("record 3, line 1: GrantTime \"never\""));
  }

  @Test
  void anIdThatIsTooLongIsRefusedAndTheRestGoesOn() throws IOException {
    String longest = "H".repeat(255);

    ImportReport report =
        run(
            "a.xml",
            "<l><HIT><HITId>%1$sX</HITId></HIT><HIT><HITId>%1$s</HITId></HIT></l>"
                .formatted(longest));

    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(lines)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .endsWith(
                        "record 1, line 1: HITId has 256 characters, and no id has more than 255:"
                            + " put it right"));
  }

  @Test
  void moreThanABatchOfEachArrives() throws IOException {
    StringBuilder all = new StringBuilder("<l>");
    for (int i = 0; i < 1200; i++) {
      all.append(type("T" + i, "N" + i));
      all.append(qualification(EARLY, "Granted", 1).replace(">T1<", ">T" + i + "<"));
    }

    ImportReport report = run("a.xml", all + "</l>");

    assertThat(report.count(RecordKind.QUALIFICATION_TYPE)).isEqualTo(1200);
    assertThat(report.count(RecordKind.QUALIFICATION)).isEqualTo(1200);
    assertThat(report.added()).isEqualTo(2400);
    assertThat(stored("T1199").name()).isEqualTo("N1199");
    assertThat(embedded.score("T1199", "A1").integerValue()).isEqualTo(1);
  }

  private ImportReport run(String file, String document) throws IOException {
    Files.writeString(folder.resolve(file), document);
    return run(file);
  }

  private ImportReport run(String file) throws IOException {
    return new ArchiveImport(embedded.store, 2, lines::add).run(Inputs.of(folder.resolve(file)));
  }

  private QualificationType stored(String id) {
    return embedded.ann.getQualificationType(r -> r.qualificationTypeId(id)).qualificationType();
  }

  private List<String> names(boolean requestable) {
    return embedded
        .ann
        .listQualificationTypes(r -> r.mustBeRequestable(requestable).mustBeOwnedByCaller(true))
        .qualificationTypes()
        .stream()
        .map(QualificationType::name)
        .toList();
  }

  private static String type(String id, String name) {
    return "<QualificationType><QualificationTypeId>"
        + id
        + "</QualificationTypeId><Name>"
        + name
        + "</Name></QualificationType>";
  }

  private static String qualification(String grantTime, String status, int value) {
    return "<Qualification><QualificationTypeId>T1</QualificationTypeId><SubjectId>A1</SubjectId>"
        + "<GrantTime>"
        + grantTime
        + "</GrantTime><IntegerValue>"
        + value
        + "</IntegerValue><Status>"
        + status
        + "</Status></Qualification>";
  }
}
