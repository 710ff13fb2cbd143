package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.turkbridge.xml.XmlEscaper;

/** REST and SOAP write one tree; what cannot be meant is an error that names the parameter. */
final class InputTreeTest {
  private static final String OPERATION = "CreateHIT";

  /** How deep the trees of the property are. */
  private static final int DEEPEST = 4;

  private static final String IN_REST =
      String.join(
          "&",
          "QualificationRequirement.2.LocaleValue.2.Country=FR",
          "QualificationRequirement.2.LocaleValue.1.Country=US",
          "QualificationRequirement.2.LocaleValue.1.Subdivision=CA",
          "QualificationRequirement.2.Comparator=In",
          "QualificationRequirement.1.Comparator=GreaterThan",
          "QualificationRequirement.1.IntegerValue=90",
          "Reward.1.Amount=0.05",
          "Reward.1.CurrencyCode=USD",
          "Title=a%20title",
          "AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Key=q",
          "AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Value.1=x",
          "AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Value.2=y",
          "Keywords=");

  private static final String IN_SOAP =
      """
      <Title>a title</Title>
      <Keywords/>
      <Reward><Amount>0.05</Amount><CurrencyCode>USD</CurrencyCode></Reward>
      <QualificationRequirement>
        <Comparator>GreaterThan</Comparator>
        <IntegerValue>90</IntegerValue>
      </QualificationRequirement>
      <AssignmentReviewPolicy><Parameter><MapEntry>
        <Key>q</Key><Value>x</Value><Value>y</Value>
      </MapEntry></Parameter></AssignmentReviewPolicy>
      <QualificationRequirement>
        <Comparator>In</Comparator>
        <LocaleValue><Country>US</Country><Subdivision>CA</Subdivision></LocaleValue>
        <LocaleValue><Country>FR</Country></LocaleValue>
      </QualificationRequirement>
      """;

  /** By the batch notation, which leaves out what stands around the Request. */
  private static Parameters rest(String form) {
    String inBatch =
        Stream.of(form.split("&"))
            .map(each -> OPERATION + ".1." + each)
            .collect(Collectors.joining("&", "Operation=" + OPERATION + "&", ""));
    return EnvelopeReader.read(Requests.form(inBatch)).requests().get(0);
  }

  private static Parameters soap(String elements) {
    return EnvelopeReader.read(
            Requests.soap(
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><"
                    + OPERATION
                    + " xmlns='"
                    + ApiVersion.LATEST.namespace()
                    + "'><Request>"
                    + elements
                    + "</Request></"
                    + OPERATION
                    + "></s:Body></s:Envelope>"))
        .requests()
        .get(0);
  }

  private static void fails(ThrowingCallable reading, String message) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(reading)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo("AWS.MechanicalTurk.InvalidParameterValue"))
        .satisfies(e -> assertThat(e.place()).isEqualTo(LegacyException.Place.RESULT));
  }

  @Example
  void oneMessageIsOneTree() {
    assertThat(rest(IN_REST).tree()).isEqualTo(soap(IN_SOAP).tree());
  }

  @Example
  void aCallWithoutBatchNotationHasTheSameParts() {
    Map<String, List<InputTree>> parts =
        new LinkedHashMap<>(
            EnvelopeReader.read(Requests.form("Operation=" + OPERATION + "&" + IN_REST))
                .requests()
                .get(0)
                .tree()
                .parts());
    parts.remove("Operation");
    assertThat(parts).isEqualTo(soap(IN_SOAP).tree().parts());
  }

  @Example
  void partsAreReadFromEither() {
    for (Parameters request : List.of(rest(IN_REST), soap(IN_SOAP))) {
      Parameters reward = Objects.requireNonNull(request.structure("Reward"));
      assertThat(reward.required("Amount")).isEqualTo("0.05");
      List<Parameters> requirements = request.structures("QualificationRequirement");
      assertThat(requirements)
          .extracting(each -> each.required("Comparator"))
          .containsExactly("GreaterThan", "In");
      assertThat(requirements.get(0).integer("IntegerValue", 0, 100)).isEqualTo(90);
      assertThat(requirements.get(1).structures("LocaleValue"))
          .extracting(each -> each.text("Country"))
          .containsExactly("US", "FR");
      assertThat(request.structure("Keywords")).isNull();
      assertThat(request.structures("Nothing")).isEmpty();
    }
  }

  @Example
  void errorsNameThePartByItsWholeName() {
    for (Parameters request : List.of(rest(IN_REST), soap(IN_SOAP))) {
      Parameters second = request.structures("QualificationRequirement").get(1);
      assertThatExceptionOfType(LegacyException.class)
          .isThrownBy(() -> second.required("QualificationTypeId"))
          .withMessageContaining(
              "must contain the parameter QualificationRequirement.2.QualificationTypeId");
      fails(
          () -> second.structures("LocaleValue").get(1).choice("Country", List.of("US")),
          "The parameter QualificationRequirement.2.LocaleValue.2.Country: \"FR\" is not one of");
    }
  }

  @Example
  void theWaysOfClients() {
    assertThat(rest("Reward.Amount=1&Reward.CurrencyCode=USD").tree())
        .isEqualTo(rest("Reward.1.CurrencyCode=USD&Reward.1.Amount=1").tree());
    assertThat(rest("WorkerId.0=A&WorkerId.1=B").tree())
        .isEqualTo(soap("<WorkerId>A</WorkerId><WorkerId>B</WorkerId>").tree());
    assertThat(rest("WorkerId.10=B&WorkerId.2=A").list("WorkerId")).containsExactly("A", "B");
    assertThat(rest("N.1.EventType=a&N.1.EventType=b").structures("N").get(0).list("EventType"))
        .containsExactly("a", "b");
    assertThat(rest("ResponseGroup=a&ResponseGroup.1=b").list("ResponseGroup"))
        .containsExactly("a", "b");
    assertThat(rest("Reward=&Reward.1.Amount=1").structures("Reward")).hasSize(1);
    assertThat(soap("<Reward>\n  </Reward>").structure("Reward")).isNull();
  }

  @Example
  void whatCannotBeMeantNamesItself() {
    fails(() -> rest("A=x&A.1=y").text("A"), "The parameter A: was sent 2 times; send it once");
    fails(() -> rest("A.1=x&A.1.B=y").text("A"), "The parameter A: has a part, B;");
    fails(() -> rest("A.1=x&A.1.B=y").structures("A"), "The parameter A: has the text \"x\"");
    fails(() -> soap("<A>x<B>y</B></A>").structures("A"), "The parameter A: has the text \"x\"");
    fails(() -> soap("<A><B>y</B></A>").text("A"), "The parameter A: has a part, B;");
    fails(() -> rest("A=x&A.1.B=y").structures("A"), "The parameter A: has the text \"x\"");
    fails(() -> rest("A.B=x&A.1.B=y").structures("A"), "The parameter A: was sent with numbers");
    fails(() -> rest("A.1.B=x&A.2.B=y").structure("A"), "The parameter A: was sent 2 times");
    fails(() -> rest("A.999999999.B=x").structures("A"), "The parameter A.999999999.B: the number");
    fails(() -> rest("A.99999999999999999999=x").list("A"), "A.99999999999999999999: the number");
    fails(() -> rest("A.1.2.B=x").structures("A"), "The parameter A.1.2.B: two numbers");
    fails(() -> rest("A..B=x").structure("A"), "The parameter A..B: there is nothing between");
    fails(() -> rest("A.=x").text("A"), "The parameter A.: there is nothing between");
    fails(
        () -> rest("A" + ".b".repeat(100_000) + "=x").structure("A"),
        "...: parts are nested more than 8 deep");
    fails(
        () -> soap("<A>" + "<b>".repeat(9) + "</b>".repeat(9) + "</A>").structure("A"),
        "The parameter A: parts are nested more than 8 deep");
  }

  @Example
  void whatNobodyAsksForDoesNoHarm() {
    Parameters request =
        rest("A.999999999.B=x&B.1.2=y&.C=x&1.D=x&E..=x&.=x&..=x&F=1&F.1=2&Reward.Amount=1");
    assertThat(request.structures("Reward")).hasSize(1);
  }

  @Example
  void gapsAndLargeNumbersMakeNoRoom() {
    Parameters request = rest("A.999999.B=z&A.0.B=x&A.7.B=y");
    assertThat(request.structures("A")).extracting(a -> a.text("B")).containsExactly("x", "y", "z");
  }

  @Example
  void numbersOfTwoDigitsAreNumbersBelowTheTopToo() {
    String mixed =
        IntStream.of(10, 2, 11, 1, 9, 3, 8, 4, 7, 5, 6)
            .mapToObj(i -> "A.1.B.%d=%d".formatted(i, i))
            .collect(Collectors.joining("&"));
    assertThat(rest(mixed).structures("A").get(0).list("B"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
  }

  @Example
  void partsOfACallAreLimited() {
    String most =
        IntStream.range(0, PartCount.MOST / 2)
            .mapToObj(i -> "a.%d.b=".formatted(i))
            .collect(Collectors.joining("&"));
    assertThatCode(() -> rest(most)).doesNotThrowAnyException();
    assertThatExceptionOfType(EnvelopeException.class)
        .isThrownBy(() -> rest(most + "&Last.1.Part=x"))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("AWS.ParameterOutOfRange"))
        .satisfies(e -> assertThat(e.error().text()).contains("20000").contains("Last.1.Part"));
    String elements = "<a/><a><b/></a>".repeat(PartCount.MOST);
    assertThatCode(() -> soap(elements)).doesNotThrowAnyException();
    assertThatExceptionOfType(EnvelopeException.class)
        .isThrownBy(() -> soap(elements + "<Last><Part/></Last>"))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("AWS.ParameterOutOfRange"))
        .satisfies(e -> assertThat(e.error().text()).contains("20000").contains("Last"));
  }

  @Example
  void treesCannotBeChanged() {
    List<InputTree> occurrences = new ArrayList<>(List.of(InputTree.ofText("x")));
    Map<String, List<InputTree>> parts = new LinkedHashMap<>(Map.of("A", occurrences));
    InputTree tree = new InputTree("", parts, Map.of());
    occurrences.clear();
    parts.clear();
    assertThat(new Parameters(tree).text("A")).isEqualTo("x");
  }

  @Property(tries = 500)
  void restAndSoapReadBackEqual(@ForAll("trees") InputTree tree, @ForAll Random random) {
    List<Parameter> parameters = new ArrayList<>();
    asRest(tree, "", parameters);
    // Numbers say the order: parameters come in any.
    Collections.shuffle(parameters, random);

    assertThat(new Parameters(parameters).tree()).isEqualTo(tree);
    assertThat(new Parameters(tree.parameters()).tree()).isEqualTo(tree);
    assertThat(
            rest(parameters.stream().map(InputTreeTest::encoded).collect(Collectors.joining("&")))
                .tree())
        .isEqualTo(tree);
    assertThat(soap(asSoap(tree, random)).tree()).isEqualTo(tree);
  }

  private static String encoded(Parameter parameter) {
    return parameter.name() + "=" + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8);
  }

  private static void asRest(InputTree tree, String before, List<Parameter> to) {
    tree.parts()
        .forEach(
            (name, occurrences) -> {
              for (int i = 0; i < occurrences.size(); i++) {
                InputTree part = occurrences.get(i);
                String numbered = before + name + "." + (i + 1);
                if (part.parts().isEmpty()) {
                  to.add(new Parameter(numbered, part.text()));
                } else {
                  asRest(part, numbered + ".", to);
                }
              }
            });
  }

  /** With names in turns, as a schema does not allow but clients may send. */
  private static String asSoap(InputTree tree, Random random) {
    List<String> names =
        tree.parts().entrySet().stream()
            .flatMap(part -> Collections.nCopies(part.getValue().size(), part.getKey()).stream())
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(names, random);
    Map<String, Integer> written = new LinkedHashMap<>();
    StringBuilder xml = new StringBuilder();
    for (String name : names) {
      int next = written.merge(name, 1, Integer::sum) - 1;
      InputTree part = tree.parts().getOrDefault(name, List.of()).get(next);
      xml.append(random.nextBoolean() ? "\n  " : "").append('<').append(name).append('>');
      xml.append(
          part.parts().isEmpty() ? XmlEscaper.ATTRIBUTE.escape(part.text()) : asSoap(part, random));
      xml.append("</").append(name).append('>');
    }
    return xml.append(names.isEmpty() || random.nextBoolean() ? "" : "\n").toString();
  }

  /** More than nine of a name are at the top alone: everywhere, they make trees of thousands. */
  @Provide
  Arbitrary<InputTree> trees() {
    return parts(DEEPEST);
  }

  private static Arbitrary<InputTree> parts(int deepest) {
    Arbitrary<InputTree> text =
        Arbitraries.of("", " ", "x", "a b", "<&>", "1.2", "\u00e9\ud83d\ude00", "a=b&c", "\t")
            .map(InputTree::ofText);
    Arbitrary<InputTree> part =
        deepest == 1
            ? text
            : Arbitraries.oneOf(text, text, Arbitraries.lazy(() -> parts(deepest - 1)));
    return Arbitraries.maps(
            Arbitraries.of("Title", "Reward", "a", "A", "Value1", "LocaleValue", "\u00e9"),
            part.list().ofMinSize(1).ofMaxSize(deepest == DEEPEST ? 12 : 3))
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> new InputTree("", parts, Map.of()));
  }
}
