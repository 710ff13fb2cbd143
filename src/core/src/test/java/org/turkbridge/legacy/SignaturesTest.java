package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignaturesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|AWSMechanicalTurkRequesterGetQualificationRequests2014-08-15T12:34:56Z|PFoz+BQ8JJSPFLXGMaZfqLu1YPM=
          wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|AWSMechanicalTurkRequesterGetQualificationRequests2014-08-15T12:34:56.780Z|5cnSMWMHHyTdVq3rdYIIV6GBYA4=
          ----SECRET-ACCESS-KEY----|MechanicalTurkCreateHIT2099-12-31T23:59:59Z|X61veKci2T/0CRkrrAwkFKdd/BU=
          secretEXAMPLE|AWSMechanicalTurkRequesterGetQualificationRequests2026-11-21T18:34:21.143Z|lKXxXkizHLIQ+bA0pVltYPlNseM=
          secretEXAMPLE|AWSMechanicalTurkRequesterGetQualificationRequests2026-11-21T18:51:23Z|EqY8FOT/65LfQMjNEQakzQyOO0w=
          """)
  void signsAsOldClientsDo(String secret, String text, String signature) {
    assertThat(Signatures.sign(secret, text)).isEqualTo(signature);
  }

  @Test
  void versionZeroIsServiceOperationAndTime() {
    assertThat(Signatures.versionZero("GetHIT", "2014-08-15T12:34:56Z"))
        .isEqualTo("AWSMechanicalTurkRequesterGetHIT2014-08-15T12:34:56Z");
  }

  @Test
  void versionOneOfBoto() {
    List<Parameter> sent =
        List.of(
            new Parameter("QualificationTypeId", "789RVWYBAZW00EXAMPLE"),
            new Parameter("SortProperty", "Expiration"),
            new Parameter("SortDirection", "Ascending"),
            new Parameter("PageSize", "10"),
            new Parameter("PageNumber", "1"),
            new Parameter("Operation", "GetQualificationRequests"),
            new Parameter("Version", "2014-08-15"),
            new Parameter("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE"),
            new Parameter("SignatureVersion", "1"),
            new Parameter("Timestamp", "2014-08-15T12:34:56Z"),
            new Parameter("Signature", "is not signed"));
    String text =
        "AWSAccessKeyIdAKIAIOSFODNN7EXAMPLEOperationGetQualificationRequestsPageNumber1PageSize10"
            + "QualificationTypeId789RVWYBAZW00EXAMPLESignatureVersion1SortDirectionAscending"
            + "SortPropertyExpirationTimestamp2014-08-15T12:34:56ZVersion2014-08-15";
    assertThat(Signatures.versionOne(sent)).isEqualTo(text);
    assertThat(Signatures.sign("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", text))
        .isEqualTo("vjXetg7yyPP/hZ5g+dQ62CoqYXg=");
  }

  @Test
  void versionOneSortsNamesWhateverTheirCase() {
    assertThat(
            Signatures.versionOne(
                List.of(new Parameter("b", "2"), new Parameter("C", "3"), new Parameter("A", "1"))))
        .isEqualTo("A1b2C3");
  }
}
