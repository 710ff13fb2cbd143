package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import org.junit.jupiter.api.Test;

class FailedResponsesTest {
  @Test
  void reportsErrorsOfTheRequest() {
    Found found =
        Found.in(
            """
            <GetQualificationRequestsResponse><OperationRequest/><GetQualificationRequestsResult>
            <Request><IsValid>False</IsValid><Errors><Error><Code>AWS.MechanicalTurk.Invalid</Code>
            <Message>No &lt;such&gt; type</Message><Data><Key>k</Key></Data></Error>
            <Error><Code>B</Code><Message>m</Message></Error></Errors></Request>
            </GetQualificationRequestsResult></GetQualificationRequestsResponse>
            """);

    assertThat(found.failures())
        .containsExactly(
            "a.xml: line 3: AWS.MechanicalTurk.Invalid: No <such> type", "a.xml: line 4: B: m");
    assertThat(found.order()).hasSize(2);
  }

  @Test
  void reportsErrorsOfTheOperation() {
    assertThat(
            Found.in(
                    "<R xmlns='urn:x'><OperationRequest><Errors><Error><Code>AWS.NotAuthorized"
                        + "</Code><Message>No</Message></Error></Errors></OperationRequest></R>")
                .failures())
        .containsExactly("a.xml: line 1: AWS.NotAuthorized: No");
  }

  @Test
  void reportsErrorsUnderTheRoot() {
    assertThat(
            Found.in(
                    "<Response><Errors><Error><Code>ServiceUnavailable</Code><Message>m</Message>"
                        + "</Error></Errors></Response>")
                .failures())
        .containsExactly("a.xml: line 1: ServiceUnavailable: m");
  }

  @Test
  void reportsInvalidRequestWithoutErrors() {
    assertThat(Found.in("<R><Request><IsValid>False</IsValid></Request></R>").failures())
        .singleElement()
        .asString()
        .contains("IsValid is False");
  }

  @Test
  void reportsSoapFault() {
    assertThat(
            Found.in(
                    "<s:Envelope xmlns:s='urn:s'><s:Body><s:Fault><faultcode>s:Server</faultcode>"
                        + "<faultstring>Down</faultstring></s:Fault></s:Body></s:Envelope>")
                .failures())
        .containsExactly("a.xml: line 1: s:Server: Down");
  }

  @Test
  void goesOnWithTheNextDocument() {
    assertThat(
            Found.in(
                    "<R><Request><IsValid>False</IsValid><Errors><Error><Code>C</Code><Message>m"
                        + "</Message></Error></Errors></Request></R><?xml version='1.0'?>"
                        + record("A"))
                .order())
        .containsExactly("failed", "1 A");
  }

  @Test
  void isSilentAboutValidRequests() {
    assertThat(Found.in("<R><Request><IsValid>True</IsValid></Request></R>").order()).isEmpty();
  }
}
