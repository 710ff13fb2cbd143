package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.BonusPayment;

/** Bonuses as programs keep what they granted: in names of their own, without a time. */
class BonusShapesTest {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);
  private static final String AMOUNT =
      "<BonusAmount><Amount>0.50</Amount><CurrencyCode>USD</CurrencyCode></BonusAmount>";

  private static Told read(String document) throws IOException {
    Told told = new Told();
    READER.read(
        "a",
        new ByteArrayInputStream(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
        told);
    return told;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Bonuses':[{'WorkerId':'W','BonusAmount':'0.50'}]}",
        "{'bonuses':{'A1':{'WorkerId':'W','BonusAmount':'0.50'}}}",
        "[{'bonus':{'BonusAmount':'0.50','WorkerId':'W'}}]",
        "{'study':{'bonus_payments':[{'WorkerId':'W','BonusAmount':'0.50'}]}}"
      })
  void areReadFromJsonThatNamesThem(String document) throws IOException {
    Told told = read(document);

    assertThat(told.refusals()).isEmpty();
    assertThat(told.records())
        .extracting(ArchivedRecord::value)
        .containsExactly(BonusPayment.builder().workerId("W").bonusAmount("0.50").build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'bonuses':[{'WorkerId':'A'},{'WorkerId':'W','BonusAmount':'0.50'}]}",
        "{'bonuses':[{'WorkerId':'A','amount':5},{'WorkerId':'W','BonusAmount':'0.50'}]}"
      })
  void withoutAnAmountAreRefusedInAListOfThem(String document) throws IOException {
    Told told = read(document);

    assertThat(told.records()).hasSize(1);
    assertThat(told.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.cause()).startsWith("the BonusPayment has no BonusAmount");
              assertThat(refusal.raw()).isNotNull();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'bonus':{'WorkerId':'W','BonusAmount':'0.50','UniqueRequestToken':'1'}}",
        "{'bonus':{'BonusAmount':'0.50'}}",
        "{'bonuses':[0.5,0.6]}",
        "{'bonus':'0.5'}",
        "{'granted':{'WorkerId':'W','BonusAmount':'0.50'}}",
        "<L><Bonus><Amount>0.5</Amount></Bonus></L>",
        "<L><Bonus>0.5</Bonus></L>",
        "<GrantBonus><WorkerId>W</WorkerId><BonusAmount/></GrantBonus>",
        "<L><Bonus><WorkerId>W</WorkerId><BonusAmount/><UniqueRequestToken/></Bonus></L>"
      })
  void callsAndAmountsAreNone(String document) throws IOException {
    Told told = read(document);

    assertThat(told.records()).isEmpty();
    assertThat(told.refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bonus", "bonus", "Row"})
  void areRefusedInXmlUnderANameOfTheirOwn(String name) throws IOException {
    String bonus = "<%1$s><WorkerId>W</WorkerId>%2$s</%1$s>".formatted(name, AMOUNT);

    assertThat(read("<L>\n<Bonuses>" + bonus + "\n" + bonus + "</Bonuses></L>").refusals())
        .hasSize(2)
        .first()
        .hasToString(
            "a: line 2: <%s> holds what a BonusPayment holds, and is not read; name it and what is in it as the API does"
                .formatted(name));
  }

  @Test
  void ofASubjectAreToldTheRightName() throws IOException {
    String payment = "<L><BonusPayment><SubjectId>W</SubjectId>" + AMOUNT + "</BonusPayment></L>";

    assertThat(read(payment).refusals())
        .extracting(Refusal::cause)
        .containsExactly("the BonusPayment has no WorkerId but a SubjectId; rename it");
    assertThat(read("<L><WorkerBlock><SubjectId>W</SubjectId></WorkerBlock></L>").refusals())
        .extracting(Refusal::cause)
        .containsExactly("the WorkerBlock has no WorkerId but a SubjectId; rename it");
    assertThat(read(payment.replace("<SubjectId>", "<WorkerId>W</WorkerId><SubjectId>")).records())
        .hasSize(1);
  }
}
