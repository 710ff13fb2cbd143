package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Calls as unmodified clients put them on the wire, signatures and all. */
final class RecordedCallsTest {
  private static final Requester REQUESTER =
      new Requester("default", AwsBasicCredentials.create("AKIDEXAMPLE", "secretEXAMPLE"));

  private static LegacyCall verified(WireRequest request, String at) {
    LegacyCall call = EnvelopeReader.read(request);
    SignatureCheck check =
        new SignatureCheck(
            new Requesters(List.of(REQUESTER)),
            InstantSource.fixed(Instant.parse(at)),
            Duration.ofMinutes(15));
    assertThat(check.authenticate(call)).isEqualTo(REQUESTER);
    return call;
  }

  @Test
  void boto() {
    LegacyCall call =
        verified(
            Requests.form(
                "AWSAccessKeyId=AKIDEXAMPLE&Operation=GetQualificationRequests&PageNumber=1"
                    + "&PageSize=10&QualificationTypeId=789RVWYBAZW00EXAMPLE&SignatureVersion=1"
                    + "&SortDirection=Ascending&SortProperty=Expiration"
                    + "&Timestamp=2026-11-21T18%3A35%3A10Z&Version=2014-08-15"
                    + "&Signature=s6FNm1XrR0ij4w5CW9yf2Mmr8ew%3D"),
            "2026-11-21T18:35:11Z");
    assertThat(call.envelope()).isEqualTo(Envelope.rest(ApiVersion.LATEST));
    assertThat(call.operation()).isEqualTo("GetQualificationRequests");
    assertThat(call.requests()).hasSize(1);
    assertThat(call.requests().get(0).text("SortProperty")).isEqualTo("Expiration");
  }

  @Test
  void javaSdk() {
    String message =
        """
        <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
        xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>\
        <GetQualificationRequests xmlns="http://requester.mturk.amazonaws.com/doc/2007-06-21">\
        <AWSAccessKeyId>AKIDEXAMPLE</AWSAccessKeyId><Timestamp>2026-11-21T18:34:21.143Z</Timestamp>\
        <Signature>lKXxXkizHLIQ+bA0pVltYPlNseM=</Signature><Request>\
        <QualificationTypeId>789RVWYBAZW00EXAMPLE</QualificationTypeId>\
        <SortDirection>Descending</SortDirection><SortProperty>SubmitTime</SortProperty>\
        <PageNumber>1</PageNumber><PageSize>10</PageSize></Request></GetQualificationRequests>\
        </soapenv:Body></soapenv:Envelope>""";
    LegacyCall call =
        verified(
            new WireRequest(
                "POST",
                "/",
                "Service=AWSMechanicalTurkRequester",
                Requests.XML,
                Requests.soap(message).body()),
            "2026-11-21T18:34:22Z");
    assertThat(call.envelope()).isEqualTo(Envelope.soap(new ApiVersion("2007-06-21")));
    assertThat(call.requests().get(0).text("SortDirection")).isEqualTo("Descending");
    assertThat(call.requests().get(0).integer("PageSize", 1, 100)).isEqualTo(10);
  }

  @Test
  void zeep() {
    String message =
        """
        <?xml version='1.0' encoding='utf-8'?>
        <soap-env:Envelope xmlns:soap-env="http://schemas.xmlsoap.org/soap/envelope/">\
        <soap-env:Body><ns0:GetQualificationRequests \
        xmlns:ns0="http://requester.mturk.amazonaws.com/doc/2007-06-21">\
        <ns0:AWSAccessKeyId>AKIDEXAMPLE</ns0:AWSAccessKeyId>\
        <ns0:Timestamp>2026-11-21T18:51:23Z</ns0:Timestamp>\
        <ns0:Signature>EqY8FOT/65LfQMjNEQakzQyOO0w=</ns0:Signature><ns0:Request>\
        <ns0:QualificationTypeId>789RVWYBAZW00EXAMPLE</ns0:QualificationTypeId>\
        <ns0:PageNumber>1</ns0:PageNumber></ns0:Request></ns0:GetQualificationRequests>\
        </soap-env:Body></soap-env:Envelope>""";
    LegacyCall call = verified(Requests.soap(message), "2026-11-21T18:51:23Z");
    assertThat(call.requests().get(0).text("QualificationTypeId"))
        .isEqualTo("789RVWYBAZW00EXAMPLE");
  }
}
