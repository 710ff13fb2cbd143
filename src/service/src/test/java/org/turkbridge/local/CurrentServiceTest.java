package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.turkbridge.local.Calls.body;
import static org.turkbridge.local.Calls.unsigned;
import static org.turkbridge.local.EmbeddedFixture.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.store.StoreSql;
import org.turkbridge.schema.ConstraintTable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class CurrentServiceTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.ofEpochMilli(1631094715163L));

  @TempDir Path folder;
  private EmbeddedFixture embedded;
  private CurrentService service;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(folder.resolve("store.db"));
    service =
        new CurrentService(
            embedded.store,
            CallerCheck.claimed(EmbeddedFixture.REQUESTERS),
            () -> EmbeddedFixture.REQUEST_ID,
            NOW);
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void aPageIsTheJsonOfTheApi() {
    software.amazon.awssdk.services.mturk.model.QualificationRequest fractional =
        request("R2", "T1", "2014-08-15T00:01:00.5Z", "").toBuilder().test(null).build();
    embedded.add(request("R1", "T1", "2014-08-15T00:01:00Z", "\"é\n"), fractional);

    CurrentResponse response = service.answer(unsigned("").build());

    assertThat(body(response))
        .isEqualTo(
            "{\"NumResults\":2,\"QualificationRequests\":["
                + "{\"QualificationRequestId\":\"R1\",\"QualificationTypeId\":\"T1\",\"WorkerId\":\"AR1\","
                + "\"Test\":\"<QuestionForm/>\",\"Answer\":\"\\\"é\\n\",\"SubmitTime\":1408060860},"
                + "{\"QualificationRequestId\":\"R2\",\"QualificationTypeId\":\"T1\",\"WorkerId\":\"AR2\","
                + "\"Answer\":\"\",\"SubmitTime\":1408060860.5}]}");
    assertThat(response.http().statusCode()).isEqualTo(200);
    assertThat(response.http().firstMatchingHeader("Content-Type"))
        .contains("application/x-amz-json-1.1");
    assertThat(response.http().firstMatchingHeader("x-amzn-RequestId"))
        .contains(EmbeddedFixture.REQUEST_ID.toString());
    assertThat(response.http().firstMatchingHeader("Content-Length"))
        .contains(
            Integer.toString(body(response(unsigned(""))).getBytes(StandardCharsets.UTF_8).length));
    assertThat(response.operation()).isEqualTo("ListQualificationRequests");
    assertThat(response.accessKeyId()).isEqualTo("-");
    assertThat(response.outcome()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "  {} \n",
        "{\"QualificationTypeId\":null,\"MaxResults\":null,\"NextToken\":null}",
        "{\"Unknown\":{\"a\":[1,{\"b\":true}]},\"Other\":1.5,\"More\":[],\"MaxResults\":5}"
      })
  void absentNullAndUnknownMembersDoNotMatter(String body) {
    assertThat(body(response(unsigned(body))))
        .isEqualTo("{\"NumResults\":0,\"QualificationRequests\":[]}");
  }

  @Test
  void aRequestErrorIsWrittenAsTheRealServiceWritesIt() {
    CurrentResponse response = response(unsigned("{\"QualificationTypeId\":\"X\"}"));

    assertThat(body(response))
        .isEqualTo(
            "{\"__type\":\"RequestError\",\"Message\":\"QualificationType X does not exist."
                + " (1631094715163)\",\"TurkErrorCode\":"
                + "\"AWS.MechanicalTurk.QualificationTypeDoesNotExist\"}");
    assertThat(response.http().statusCode()).isEqualTo(400);
    assertThat(response.outcome()).isEqualTo("AWS.MechanicalTurk.QualificationTypeDoesNotExist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"MaxResults\":\"10\"} | MaxResults is not a whole number.",
        "{\"MaxResults\":1.5} | MaxResults is not a whole number.",
        "{\"MaxResults\":[1]} | MaxResults is not a whole number.",
        "{\"QualificationTypeId\":7} | QualificationTypeId is not a string.",
        "{\"NextToken\":{}} | NextToken is not a string.",
        "[] | The body is not a JSON object.",
        "\"text\" | The body is not a JSON object.",
        "{} {} | Something follows the JSON object in the body."
      })
  void membersOfAWrongTypeAreSerializationErrors(String body, String message) {
    CurrentResponse response = response(unsigned(body));

    assertThat(body(response))
        .isEqualTo("{\"__type\":\"SerializationException\",\"message\":\"" + message + "\"}");
    assertThat(response.http().statusCode()).isEqualTo(400);
    assertThat(response.outcome()).isEqualTo("SerializationException");
  }

  static byte[][] bodiesThatAreNotJson() {
    return new byte[][] {
      "{".getBytes(StandardCharsets.UTF_8),
      "{\"MaxResults\":}".getBytes(StandardCharsets.UTF_8),
      "Action=ListQualificationRequests".getBytes(StandardCharsets.UTF_8),
      "<xml/>".getBytes(StandardCharsets.UTF_8),
      {'{', '"', 'N', (byte) 0xff, '"', ':', '1', '}'},
      ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
      ("{\"MaxResults\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8),
    };
  }

  @ParameterizedTest
  @MethodSource("bodiesThatAreNotJson")
  void whatIsNotJsonIsASerializationError(byte[] body) {
    CurrentResponse response =
        response(unsigned("").contentStreamProvider(ContentStreamProvider.fromByteArray(body)));

    assertThat(body(response))
        .startsWith("{\"__type\":\"SerializationException\",\"message\":\"The body is not JSON: ");
    assertThat(response.http().statusCode()).isEqualTo(400);
  }

  @Test
  void aNumberBeyondAnyRangeIsAValidationError() {
    assertThat(body(response(unsigned("{\"MaxResults\":1099511627776}"))))
        .isEqualTo(
            "{\"__type\":\"ValidationException\",\"message\":\"1 validation error detected: Value"
                + " '1099511627776' at 'maxResults' failed to satisfy constraint: Member must have"
                + " value less than or equal to 100\"}");
  }

  @Test
  void everyOperationOfTheApiIsAnswered() {
    assertThat(ConstraintTable.bundled().operations())
        .hasSize(39)
        .allSatisfy(
            operation ->
                assertThat(
                        response(
                            unsigned("{}")
                                .putHeader(
                                    "X-Amz-Target", ConstraintTable.TARGET_PREFIX + operation)))
                    .returns(operation, CurrentResponse::operation)
                    .extracting(Calls::body, STRING)
                    .doesNotContain("UnknownOperationException", "InternalFailure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ListQualificationRequests",
        "MTurkRequesterServiceV20170117.listQualificationRequests",
        "MTurkRequesterServiceV20170117.GetQualificationRequests",
        "DynamoDB_20120810.ListTables"
      })
  void aTargetThatIsNoOperationOfTheApiIsUnknown(String target) {
    CurrentResponse response = response(unsigned("{}").putHeader("X-Amz-Target", target));

    assertThat(body(response))
        .startsWith("{\"__type\":\"UnknownOperationException\",\"message\":\"The X-Amz-Target");
    assertThat(response.operation()).isEqualTo("-");
  }

  @Test
  void aBrowserIsToldWhatThisIs() {
    CurrentResponse response =
        response(unsigned("").method(SdkHttpMethod.GET).removeHeader("X-Amz-Target"));

    assertThat(response.http().statusCode()).isEqualTo(405);
    assertThat(response.http().firstMatchingHeader("Allow")).contains("POST");
    assertThat(body(response))
        .startsWith(
            "{\"__type\":\"UnknownOperationException\",\"message\":\"This is the embedded"
                + " Mechanical Turk service");
  }

  @Test
  void anotherPathIsNotFound() {
    CurrentResponse response = response(unsigned("{}").encodedPath("/onca/xml"));

    assertThat(response.http().statusCode()).isEqualTo(404);
    assertThat(body(response)).contains("There is nothing at /onca/xml");
  }

  @Test
  void ourOwnFailureIsAServiceFaultThatTellsNothingInternal() {
    embedded.store.close();

    CurrentResponse response = response(unsigned("{}"));

    assertThat(response.http().statusCode()).isEqualTo(500);
    assertThat(response.outcome()).isEqualTo("AWS.ServiceUnavailable");
    assertThat(body(response))
        .isEqualTo(
            "{\"__type\":\"ServiceFault\",\"Message\":\"The embedded service failed to answer: its"
                + " log says why at request id "
                + EmbeddedFixture.REQUEST_ID
                + ". Try again. (1631094715163)\",\"TurkErrorCode\":\"AWS.ServiceUnavailable\"}");
  }

  @Test
  void aBodyThatBreaksOffIsTheCallersFault() {
    CurrentResponse response =
        response(
            unsigned("")
                .contentStreamProvider(
                    ContentStreamProvider.fromInputStreamSupplier(BrokenStream::new)));

    assertThat(response.http().statusCode()).isEqualTo(400);
    assertThat(body(response))
        .isEqualTo(
            "{\"__type\":\"SerializationException\",\"message\":\"The body could not be read to its"
                + " end.\"}");
  }

  @Test
  void withoutSignatureChecksAKeyIsBelievedAndNoneIsNeeded() {
    embedded.addRange("T1", 1, 2);
    StoreSql.execute(
        folder.resolve("store.db"),
        "UPDATE qualification_request SET owner = 'default' WHERE id = 'R2'");
    String signedByNobody =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20170117/us-east-1/mturk-requester/aws4_request,"
            + " SignedHeaders=host, Signature=0";

    assertThat(body(response(unsigned("")))).contains("\"NumResults\":1,");
    CurrentResponse known = response(unsigned("").putHeader("Authorization", signedByNobody));
    assertThat(body(known)).contains("\"NumResults\":2,");
    assertThat(known.accessKeyId()).isEqualTo("AKIDEXAMPLE");
  }

  private CurrentResponse response(SdkHttpFullRequest.Builder request) {
    return service.answer(request.build());
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
