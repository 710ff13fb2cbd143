package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Example;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.message.Comparator;
import org.turkbridge.message.CreateHITRequest;
import org.turkbridge.message.GetQualificationRequestsRequest;
import org.turkbridge.message.QualificationRequirement;

/** Messages read from either envelope. */
class BinderTest {
  private static final Binder<CreateHITRequest> CREATE_HIT =
      Binder.of(MessageType.of(CreateHITRequest.class));
  private static final Binder<GetQualificationRequestsRequest> PAGES =
      Binder.of(MessageType.of(GetQualificationRequestsRequest.class));

  @Example
  void aHitWithAllThatIsNestedIsReadFromBothEnvelopes() {
    CreateHITRequest rest =
        CREATE_HIT.read(
            rest(
                "Title=t&Reward.1.Amount=0.05&Reward.1.CurrencyCode=USD&LifetimeInSeconds=60"
                    + "&MaxAssignments=3&QualificationRequirement.1.QualificationTypeId=T1"
                    + "&QualificationRequirement.1.Comparator=In"
                    + "&QualificationRequirement.1.IntegerValue.1=1"
                    + "&QualificationRequirement.1.IntegerValue.2=2"
                    + "&QualificationRequirement.2.QualificationTypeId=T2"
                    + "&QualificationRequirement.2.Comparator=EqualTo"
                    + "&QualificationRequirement.2.LocaleValue.Country=US"
                    + "&QualificationRequirement.2.RequiredToPreview=true"
                    + "&AssignmentReviewPolicy.1.PolicyName=P"
                    + "&AssignmentReviewPolicy.1.Parameter.1.Key=K"
                    + "&AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Key=q"
                    + "&AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Value.1=a"
                    + "&AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Value.2=b"));
    CreateHITRequest soap =
        CREATE_HIT.read(
            soap(
                "<Title>t</Title><Reward><Amount>0.05</Amount><CurrencyCode>USD</CurrencyCode>"
                    + "</Reward><LifetimeInSeconds>60</LifetimeInSeconds>"
                    + "<MaxAssignments>3</MaxAssignments><QualificationRequirement>"
                    + "<QualificationTypeId>T1</QualificationTypeId><Comparator>In</Comparator>"
                    + "<IntegerValue>1</IntegerValue><IntegerValue>2</IntegerValue>"
                    + "</QualificationRequirement><QualificationRequirement>"
                    + "<QualificationTypeId>T2</QualificationTypeId>"
                    + "<Comparator>EqualTo</Comparator><LocaleValue><Country>US</Country>"
                    + "</LocaleValue><RequiredToPreview>true</RequiredToPreview>"
                    + "</QualificationRequirement><AssignmentReviewPolicy>"
                    + "<PolicyName>P</PolicyName><Parameter><Key>K</Key><MapEntry><Key>q</Key>"
                    + "<Value>a</Value><Value>b</Value></MapEntry></Parameter>"
                    + "</AssignmentReviewPolicy>"));

    assertThat(soap).usingRecursiveComparison().isEqualTo(rest);
    assertThat(rest.getLifetimeInSeconds()).isEqualTo(60);
    assertThat(rest.getReward().getAmount()).isEqualTo(new BigDecimal("0.05"));
    assertThat(rest.getKeywords()).isNull();
    assertThat(rest.getHITLayoutParameter()).isEmpty();
    List<QualificationRequirement> requirements = rest.getQualificationRequirement();
    assertThat(requirements).hasSize(2);
    assertThat(requirements.get(0).getComparator()).isEqualTo(Comparator.IN);
    assertThat(requirements.get(0).getIntegerValue()).containsExactly(1, 2);
    assertThat(requirements.get(1).getLocaleValue().get(0).getCountry()).isEqualTo("US");
    assertThat(requirements.get(1).isRequiredToPreview()).isTrue();
    assertThat(rest.getAssignmentReviewPolicy().getParameter().get(0).getMapEntry().get(0))
        .satisfies(entry -> assertThat(entry.getValue()).containsExactly("a", "b"));
  }

  @Example
  void errorsNameWhatIsWrongByItsWholeName() {
    for (Function<String, Parameters> envelope : envelopes()) {
      fails(envelope.apply(""), CREATE_HIT, "must contain the parameter LifetimeInSeconds");
      fails(
          envelope.apply("LifetimeInSeconds=1"),
          CREATE_HIT,
          "The parameter LifetimeInSeconds must be from 30 to 31536000, not 1");
      fails(
          envelope.apply("LifetimeInSeconds=60 Reward=CurrencyCode=USD"),
          CREATE_HIT,
          "must contain the parameter Reward.Amount");
      fails(
          envelope.apply("LifetimeInSeconds=60 Reward=Amount=much"),
          CREATE_HIT,
          "The parameter Reward.Amount: \"much\" is not a decimal number");
      fails(
          envelope.apply(
              "LifetimeInSeconds=60 QualificationRequirement=QualificationTypeId=T1,Comparator=Is"),
          CREATE_HIT,
          "The parameter QualificationRequirement.1.Comparator: \"Is\" is not one of LessThan,");
      fails(envelope.apply("LifetimeInSeconds=x"), CREATE_HIT, "\"x\" is not a whole number");
      fails(
          envelope.apply("LifetimeInSeconds=60 Reward=Amount=5,CurrencyCode=EUR"),
          CREATE_HIT,
          "The parameter Reward.CurrencyCode: \"EUR\" is not one of USD");
    }
  }

  @Example
  void differencesFromTheSchemaAreTaken() {
    fails(rest("SortProperty=Expiration"), PAGES, "is not one of QualificationTypeId, SubmitTime");
    assertThat(
            PAGES
                .ignoring("SortProperty", "Expiration")
                .read(rest("SortProperty=Expiration"))
                .getSortProperty())
        .isNull();
    fails(rest("PageSize=101"), PAGES, "The parameter PageSize must be from 1 to 100, not 101");
    assertThat(PAGES.pageSize(400).read(rest("PageSize=400")).getPageSize()).isEqualTo(400);
    fails(
        rest("PageSize=1"),
        PAGES.requiring("QualificationTypeId"),
        "must contain the parameter QualificationTypeId");
  }

  private static void fails(Parameters parameters, Binder<?> binder, String message) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> binder.read(parameters))
        .withMessageContaining(message);
  }

  /** Both envelopes, of {@code Name=value} or {@code Name=Part=value,Part=value}, by blanks. */
  private static List<Function<String, Parameters>> envelopes() {
    return List.of(
        sent ->
            rest(
                String.join(
                    "&",
                    List.of(sent.split(" ")).stream()
                        .map(
                            each ->
                                each.replaceAll("(\\w+)=(?=\\w+=)", "$1.1.")
                                    .replaceAll("(\\w+\\.1\\.)(\\w+=\\w+),(?=\\w)", "$1$2&$1"))
                        .toList())),
        sent ->
            soap(
                String.join(
                    "",
                    List.of(sent.split(" ")).stream()
                        .filter(each -> !each.isEmpty())
                        .map(BinderTest::element)
                        .toList())));
  }

  private static String element(String sent) {
    String[] named = sent.split("=", 2);
    String content =
        named[1].contains("=")
            ? String.join(
                "", List.of(named[1].split(",")).stream().map(BinderTest::element).toList())
            : named[1];
    return "<" + named[0] + ">" + content + "</" + named[0] + ">";
  }

  private static Parameters rest(String query) {
    WireRequest request =
        new WireRequest("GET", "/", "Operation=CreateHIT&" + query, null, new byte[0]);
    return EnvelopeReader.read(request).requests().get(0);
  }

  private static Parameters soap(String request) {
    String body =
        "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
            + "<CreateHIT xmlns=\"http://requester.mturk.amazonaws.com/doc/2014-08-15\"><Request>"
            + request
            + "</Request></CreateHIT></e:Body></e:Envelope>";
    return EnvelopeReader.read(
            new WireRequest("POST", "/", null, "text/xml", body.getBytes(StandardCharsets.UTF_8)))
        .requests()
        .get(0);
  }
}
