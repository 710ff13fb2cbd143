package org.turkbridge.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.MTurkResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** The requests and answers of all operations, held against what the SDK's client makes of them. */
class SdkJsonTest {
  private static final int ROUNDS = 40;
  private static final JsonFactory JSON = new JsonFactory();

  /** An operation by the method of the client that calls it. */
  record Operation(Method call) {
    SdkPojo request() {
      return builder(call.getParameterTypes()[0]);
    }

    SdkPojo response() {
      return builder(call.getReturnType());
    }

    private static SdkPojo builder(Class<?> type) {
      try {
        return (SdkPojo) type.getMethod("builder").invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }

    @Override
    public String toString() {
      return call.getName();
    }
  }

  static Stream<Operation> operations() {
    return Arrays.stream(MTurkClient.class.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> MTurkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> MTurkResponse.class.isAssignableFrom(method.getReturnType()))
        .map(Operation::new);
  }

  @Test
  void thereAreThirtyNineOperations() {
    assertThat(operations()).hasSize(39);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestsAndAnswersAreThoseOfTheSdk(Operation operation) throws Exception {
    OneCall http = new OneCall();
    try (MTurkClient client = client(http)) {
      for (int round = 0; round < ROUNDS; round++) {
        // In the first round all members are there.
        ModelValues values = new ModelValues(round, round == 0 ? 0 : 0.4);
        SdkPojo request = (SdkPojo) values.of(operation::request);
        SdkPojo response = (SdkPojo) values.of(operation::response);
        http.answer = write(response);

        SdkPojo received = (SdkPojo) operation.call().invoke(client, request);

        assertThat(tree(write(request))).isEqualTo(tree(http.body));
        assertThat(read(write(request), operation.request())).isEqualTo(request);
        assertThat(read(http.body, operation.request())).isEqualTo(request);
        assertThat(received.equalsBySdkFields(response)).as("%s", response).isTrue();
        assertThat(read(http.answer, operation.response())).isEqualTo(response);
      }
    }
  }

  @Test
  void theModelHasNoOtherTypesOfMembers() {
    ModelValues values = new ModelValues(0, 0);
    for (int round = 0; round < ROUNDS; round++) {
      operations()
          .forEach(
              operation -> {
                values.of(operation::request);
                values.of(operation::response);
              });
    }

    assertThat(values.made())
        .containsExactlyInAnyOrder(
            MarshallingKnownType.STRING,
            MarshallingKnownType.INTEGER,
            MarshallingKnownType.LONG,
            MarshallingKnownType.BOOLEAN,
            MarshallingKnownType.INSTANT,
            MarshallingKnownType.SDK_POJO,
            MarshallingKnownType.LIST);
  }

  @Test
  void aLoneSurrogateIsEscaped() throws IOException {
    QualificationRequest request =
        QualificationRequest.builder().answer("x".repeat(64) + "\ud83d").build();

    assertThat(new String(write(request), StandardCharsets.UTF_8)).endsWith("x\\ud83d\"}");
    assertThat(read(write(request), QualificationRequest.builder())).isEqualTo(request);
  }

  @Test
  void timesKeepNineDigits() throws IOException {
    String json = "{\"SubmitTime\":1408060860.123456789}";

    assertThat(
            new String(
                write((SdkPojo) read(json, QualificationRequest.builder())),
                StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @Test
  void ofMembersOfOneNameTheLastCountsAndNullIsAbsent() throws IOException {
    assertThat(
            read(
                "{\"WorkerId\":7,\"Unknown\":[{\"WorkerId\":1.5}],\"WorkerId\":\"A1\",\"Test\":\"t\","
                    + "\"Test\":null}",
                QualificationRequest.builder()))
        .isEqualTo(QualificationRequest.builder().workerId("A1").build());
  }

  @Test
  void allThatIsWrongIsToldInTheModelsOrder() throws IOException {
    List<String> told = new ArrayList<>();

    read(
        "{\"RequesterAnnotation\":[],\"Reward\":1.5,\"MaxAssignments\":2147483648,"
            + "\"LifetimeInSeconds\":9223372036854775808,\"QualificationRequirements\":[{"
            + "\"RequiredToPreview\":\"yes\",\"IntegerValues\":[1,null,2.5,-2147483649],"
            + "\"LocaleValues\":[{},{\"Country\":{}},{\"Country\":\"US\"}]},7],"
            + "\"HITReviewPolicy\":[],\"HITLayoutParameters\":{}}",
        CreateHitRequest.builder(),
        told);

    assertThat(told)
        .containsExactly(
            "MaxAssignments too large for INTEGER",
            "LifetimeInSeconds too large for LONG",
            "Reward no STRING",
            "RequesterAnnotation no STRING",
            "QualificationRequirements.1.member.IntegerValues.3.member no INTEGER",
            "QualificationRequirements.1.member.IntegerValues.4.member too large for INTEGER",
            "QualificationRequirements.1.member.LocaleValues.2.member.Country no STRING",
            "QualificationRequirements.1.member.RequiredToPreview no BOOLEAN",
            "QualificationRequirements.2.member no SDK_POJO",
            "HITReviewPolicy no SDK_POJO",
            "HITLayoutParameters no LIST");
  }

  private static final Set<String> NO_TIMES =
      Set.of("\"2014-08-15T00:01:00Z\"", "1e999", "-1e999999999999", "1408060860000", "true", "{}");

  static Set<String> noTimes() {
    return NO_TIMES;
  }

  @ParameterizedTest
  @MethodSource("noTimes")
  void whatIsNoTimeIsTold(String json) throws IOException {
    List<String> told = new ArrayList<>();

    read("{\"SubmitTime\":" + json + "}", QualificationRequest.builder(), told);

    assertThat(told).containsExactly("SubmitTime no INSTANT");
  }

  private static MTurkClient client(SdkHttpClient http) {
    return MTurkClient.builder()
        .httpClient(http)
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create("http://localhost"))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  private static byte[] write(SdkPojo value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      SdkJsonWriter.write(value, json);
    }
    return out.toByteArray();
  }

  private static Object read(String json, SdkPojo builder) throws IOException {
    return read(json.getBytes(StandardCharsets.UTF_8), builder);
  }

  private static Object read(byte[] json, SdkPojo builder) throws IOException {
    List<String> told = new ArrayList<>();
    Object value = read(new String(json, StandardCharsets.UTF_8), builder, told);
    assertThat(told).isEmpty();
    return value;
  }

  private static Object read(String text, SdkPojo builder, List<String> told) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      SdkJsonReader.fill(
          builder,
          SdkJsonReader.members(json, builder.sdkFields()),
          new SdkJsonReader.Checks() {
            @Override
            public @Nullable Object mistyped(
                String path, MarshallingKnownType wanted, Object value) {
              told.add(path + " no " + wanted);
              return null;
            }

            @Override
            public @Nullable Object outOfRange(
                String path, MarshallingKnownType wanted, BigInteger number) {
              told.add(path + " too large for " + wanted);
              return null;
            }
          });
      assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
    }
    return ((Buildable) builder).build();
  }

  /** A tree that is equal to another one if JSON's readers cannot tell them apart. */
  private static Object tree(byte[] text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      return tree(json);
    }
  }

  private static Object tree(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          assertThat(members).doesNotContainKey(name);
          members.put(name, tree(json));
        }
        return members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(tree(json));
        }
        return elements;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return new BigDecimal(json.getText()).stripTrailingZeros();
      }
      case VALUE_STRING -> {
        return json.getText();
      }
      default -> {
        return EnumSet.of(json.currentToken());
      }
    }
  }

  /** Keeps the body of each call and answers it. */
  private static final class OneCall implements SdkHttpClient {
    byte[] body = {};
    byte[] answer = {};

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
            body = in.readAllBytes();
          }
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
