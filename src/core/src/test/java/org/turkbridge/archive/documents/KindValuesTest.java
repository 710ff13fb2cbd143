package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.SET;
import static org.turkbridge.archive.documents.KindsInOrder.hit;
import static org.turkbridge.archive.documents.KindsInOrder.order;
import static org.turkbridge.archive.documents.KindsInOrder.read;
import static org.turkbridge.archive.documents.KindsInOrder.stream;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Assignment;

/** What elements and members of HITs, Assignments and the like say. */
class KindValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'AssignmentId':'A1','HITId':'H1','AssignmentStatus':'WORD'}",
        "<L><Assignment><AssignmentId>A1</AssignmentId><AssignmentStatus>WORD</AssignmentStatus>"
            + "</Assignment></L>"
      })
  void aStatusIsReadInAnyCapitalsAndItsValuesAreTold(String shape) throws IOException {
    String document = shape.replace('\'', '"');
    KindsInOrder capitals = read(stream(document.replace("WORD", "APPROVED")));

    assertThat(capitals.order).containsExactly("Assignment A1");
    assertThat(capitals.last())
        .satisfies(
            record ->
                assertThat(record.value(Assignment.class).assignmentStatusAsString())
                    .isEqualTo("Approved"))
        .extracting(ArchivedRecord::normalisations, SET)
        .contains(Normalisation.CAPITALS);
    assertThat(read(stream(document.replace("WORD", "Approved"))).last().normalisations())
        .doesNotContain(Normalisation.CAPITALS);
    assertThat(order(document.replace("WORD", "Done")))
        .containsExactly(
            "!1 AssignmentStatus \"Done\" is no value that it can have; make it Approved, Rejected"
                + " or Submitted");
  }

  @ParameterizedTest
  @CsvSource({"EqualTo,false", "In,false", "Exists,true", "DoesNotExist,true"})
  void anEmptyValueIsRefusedWhereItIsCompared(String comparator, boolean isRead)
      throws IOException {
    String requirement =
        "<QualificationRequirement><QualificationTypeId>Q</QualificationTypeId><IntegerValue/>"
            + "<Comparator>%s</Comparator></QualificationRequirement>".formatted(comparator);

    assertThat(order("<L>" + hit("H1", requirement) + "</L>"))
        .containsExactly(
            isRead
                ? "HIT H1"
                : "!1 the QualificationRequirement has an empty IntegerValue; write the value in"
                    + " it, or remove it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1E-999999999", "0x10", "NaN", "-1", "1.", "1,00", "999"})
  void anAmountIsReadByItsDigitsAlone(String amount) throws IOException {
    boolean isAmount = Arrays.asList("1.", "999").contains(amount);
    List<String> order =
        order(
            "<L>"
                + hit("H1", "<Reward><Amount>" + amount + "</Amount></Reward>")
                + hit("H2", "<MaxAssignments>" + "9".repeat(1_000_000) + "</MaxAssignments>")
                + "</L>");

    assertThat(order).hasSize(2);
    assertThat(order.get(0).startsWith("HIT")).isEqualTo(isAmount);
    assertThat(order.get(1)).startsWith("!2 MaxAssignments").hasSizeLessThan(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Amount>1</Amount><Amount>2</Amount> | Reward has Amount more than once; keep one",
        "<Amount>1</Amount><CurrencyCode>EUR</CurrencyCode> | Reward is in the currency \"EUR\"",
        "<CurrencyCode>USD</CurrencyCode> | Reward has no Amount; add it",
        "<Amount>0.005</Amount> | Reward \"0.005\" has fractions of a cent"
      })
  void aPriceThatIsNoneIsRefused(String price, String cause) throws IOException {
    assertThat(order("<L>" + hit("H1", "<Reward>" + price + "</Reward>") + hit("H2", "") + "</L>"))
        .hasSize(2)
        .satisfies(order -> assertThat(order.get(0)).startsWith("!1 " + cause))
        .endsWith("HIT H2");
  }
}
