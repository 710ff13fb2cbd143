package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestReaderTest {
  private static LegacyCall read(WireRequest request) {
    return EnvelopeReader.read(request);
  }

  @Test
  void bodyThatBeginsWithAnAmpersandAndServiceInTheQuery() {
    LegacyCall call =
        read(
            Requests.form(
                "Service=AWSMechanicalTurkRequester",
                "&Operation=GetQualificationRequests&PageSize=5"));
    assertThat(call.operation()).isEqualTo("GetQualificationRequests");
    assertThat(call.requests().get(0).text("PageSize")).isEqualTo("5");
    assertThat(call.requests().get(0).text("Service")).isEqualTo("AWSMechanicalTurkRequester");
  }

  @Test
  void orderDoesNotMatterAndUnknownNamesDoNoHarm() {
    LegacyCall call = read(Requests.get("Status=x&PageSize=5&=y&ResponseGroup0=z&Operation=Help"));
    assertThat(call.operation()).isEqualTo("Help");
    assertThat(call.requests()).hasSize(1);
  }

  @Test
  void actionMeansTheOperationWhereNoneIsNamed() {
    LegacyCall call = read(Requests.form("Action=GetAccountBalance&SignatureVersion=1"));
    assertThat(call.operation()).isEqualTo("GetAccountBalance");
    assertThat(read(Requests.get("Action=GetHIT&Operation=Help")).operation()).isEqualTo("Help");
  }

  @Test
  void versionIsTheNewestUnlessNamed() {
    assertThat(read(Requests.get("Operation=Help")).envelope().version())
        .isEqualTo(ApiVersion.LATEST);
    assertThat(read(Requests.get("Operation=Help&Version=")).envelope().version())
        .isEqualTo(ApiVersion.LATEST);
    assertThat(read(Requests.get("Operation=Help&Version=2007-06-21")).envelope().version().date())
        .isEqualTo("2007-06-21");
  }

  @Test
  void dateOfTheCurrentApiStandsForTheNewestVersion() {
    assertThat(read(Requests.get("Operation=Help&Version=2017-01-17")).envelope())
        .isEqualTo(Envelope.rest(ApiVersion.LATEST));
  }

  @Test
  void batchOfThePerlSdkIsSeveralRequestsInOrderOfTheirNumbers() {
    LegacyCall call =
        read(
            Requests.form(
                "Operation=GetQualificationRequests&AWSAccessKeyId=k"
                    + "&GetQualificationRequests.10.PageSize=10"
                    + "&GetQualificationRequests.2.PageSize=2"
                    + "&GetQualificationRequests.2.QualificationTypeId=T"
                    + "&GetQualificationRequests.1.ResponseGroup.1=Minimal"
                    + "&GetQualificationRequests.1.ResponseGroup.2=Request"));
    assertThat(call.requests()).hasSize(3);
    assertThat(call.requests().get(0).list("ResponseGroup")).containsExactly("Minimal", "Request");
    assertThat(call.requests().get(1).text("PageSize")).isEqualTo("2");
    assertThat(call.requests().get(1).text("QualificationTypeId")).isEqualTo("T");
    assertThat(call.requests().get(2).text("PageSize")).isEqualTo("10");
    assertThat(call.accessKeyId()).contains("k");
  }

  @Test
  void batchOfMoreThanAHundredIsRefused() {
    String hundred = batch(100);
    assertThat(read(Requests.form(hundred)).requests()).hasSize(100);
    assertThatExceptionOfType(EnvelopeException.class)
        .isThrownBy(() -> read(Requests.form(batch(101))))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("AWS.ParameterOutOfRange"))
        .satisfies(e -> assertThat(e.read().operation()).isEqualTo("GetQualificationRequests"));
  }

  private static String batch(int size) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(i -> "GetQualificationRequests." + i + ".PageSize=1")
        .collect(Collectors.joining("&", "Operation=GetQualificationRequests&", ""));
  }

  @Test
  void valuesAreDecodedAsUtf8() {
    LegacyCall call =
        read(Requests.form("Operation=Help&A=caf%C3%A9%20%3C%26%3E+%2B%20~*%F0%9F%98%80&B=\u00E9"));
    assertThat(call.common().text("A")).isEqualTo("caf\u00E9 <&> + ~*\uD83D\uDE00");
    assertThat(call.common().text("B")).isEqualTo("\u00E9");
  }

  @Test
  void namesAreDecodedToo() {
    assertThat(read(Requests.get("%4Fperation=Help")).operation()).isEqualTo("Help");
  }

  @Test
  void colonsNeedNotBeEncoded() {
    assertThat(
            read(Requests.get("Operation=Help&Timestamp=2014-08-15T12:34:56Z"))
                .common()
                .text("Timestamp"))
        .isEqualTo("2014-08-15T12:34:56Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&&&", "=", "Operation", "Operation=", "operation=Help"})
  void withoutOperation(String query) {
    assertThatExceptionOfType(EnvelopeException.class)
        .isThrownBy(() -> read(Requests.get(query)))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("AWS.MissingParameters"))
        .satisfies(e -> assertThat(e.error().place()).isEqualTo(LegacyException.Place.CALL))
        .satisfies(e -> assertThat(e.envelope()).isEqualTo(Envelope.rest(ApiVersion.LATEST)));
  }

  @Test
  void errorsKnowVersionAndOperationAsFarAsTheyWereRead() {
    assertThatExceptionOfType(EnvelopeException.class)
        .isThrownBy(() -> read(Requests.get("Operation=Help&Version=2007-06-21&Operation=Other")))
        .satisfies(e -> assertThat(e.envelope().version().date()).isEqualTo("2007-06-21"))
        .satisfies(e -> assertThat(e.read().operation()).isEqualTo("Help"));
  }
}
