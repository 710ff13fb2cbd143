package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.turkbridge.awscli.output.JsonValues;
import org.turkbridge.awscli.output.TableValues;
import org.turkbridge.awscli.output.TextValues;
import org.turkbridge.awscli.output.ValueFormat;
import org.turkbridge.awscli.output.YamlPages;
import org.turkbridge.awscli.output.YamlValues;

/** What the forms of output print the AWS CLI's own formatters print of the same values. */
@DrivenBy(Client.AWS_CLI)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AwsCliOutputIT {
  private static final long SEED = 20140815;

  /** Of a table that has a character in each. */
  private static final int COLUMNS = 0x40;

  private static final String TITLE = "ListQualificationRequests";

  private static final Map<String, ValueFormat> SAME_BYTES =
      Map.of(
          "json", new JsonValues(),
          "text", new TextValues(),
          "table 80 off", new TableValues(TITLE, false, 80),
          "table 200 off", new TableValues(TITLE, false, 200),
          "table 80 on", new TableValues(TITLE, true, 80),
          "table 200 on", new TableValues(TITLE, true, 200));

  /** Texts with escapes that are longer than a line, which libyaml breaks at spaces alone. */
  private static final Set<String> OTHER_LINES_OF_YAML = Set.of("documents of several lines");

  /** Texts that YAML 1.1 takes for something else in what the AWS CLI prints. */
  private static final Set<String> MORE_QUOTES_IN_YAML =
      Set.of(
          "keys that are quoted",
          "line ends of other scripts",
          "locale",
          "types of YAML that the AWS CLI does not quote");

  private final Map<String, @Nullable Object> samples = SampleValues.all();
  private List<Printed> printed = List.of();

  @BeforeAll
  void printSamples() {
    printed = Printed.all(new ArrayList<>(samples.values()));
  }

  @TestFactory
  Stream<DynamicTest> printsSamples() {
    List<String> names = List.copyOf(samples.keySet());
    return IntStream.range(0, names.size())
        .mapToObj(i -> DynamicTest.dynamicTest(names.get(i), () -> check(printed.get(i))));
  }

  @Test
  void printsTheSameBytesOfYamlButForLongEscapedTextsAndWithMoreQuotes() {
    List<String> names = List.copyOf(samples.keySet());
    Set<String> others = new TreeSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!isSameYaml(printed.get(i))) {
        others.add(names.get(i));
      }
    }
    Set<String> known = new TreeSet<>(OTHER_LINES_OF_YAML);
    known.addAll(MORE_QUOTES_IN_YAML);
    assertThat(others).isEqualTo(known);
  }

  @Test
  void printsRandomValues() {
    Printed.all(RandomValues.of(500, SEED)).forEach(AwsCliOutputIT::check);
  }

  @Test
  void printsFloats() {
    Random random = new Random(SEED);
    List<Double> floats =
        DoubleStream.concat(
                IntStream.range(0, 300).mapToDouble(i -> i * Double.MIN_VALUE),
                random.longs(5000).mapToDouble(Double::longBitsToDouble))
            .boxed()
            .toList();
    check(Printed.all(List.of(floats)).get(0));
  }

  @Test
  void quotesInYamlWhatTheAwsCliQuotesAndWhatYaml11WouldMistake() {
    List<String> texts = YamlLookalikes.all();
    Printed all = Printed.all(List.of(texts)).get(0);
    check(all);
    List<String> own = all.by(new YamlValues()).out().lines().toList();
    List<String> cli = all.byCli("yaml").out().lines().toList();
    assertThat(own).hasSameSizeAs(texts);
    assertThat(cli).hasSameSizeAs(texts);
    Set<String> moreQuotes = new TreeSet<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!own.get(i).equals(cli.get(i))) {
        moreQuotes.add(texts.get(i));
      }
    }
    // The parser is laxer than the specifications on these.
    moreQuotes.removeIf(text -> text.matches("[.]\\d+[eE]\\d+"));
    assertThat(moreQuotes).isEqualTo(new TreeSet<>(all.misread()));
  }

  @Test
  void countsColumnsOfAllCharactersThatUtf8Holds() {
    String script =
        """
        from unicodedata import east_asian_width
        print("".join("2" if east_asian_width(chr(c)) in "WFA" else "1" for c in range(0x110000)), end="")
        """;
    String widths = Command.run(List.of(Script.PYTHON, "-c", script), Map.of()).out();
    assertThat(widths).hasSize(Character.MAX_CODE_POINT + 1);
    ValueFormat table = new TableValues("", false, Integer.MAX_VALUE);
    for (int block = 0; block < widths.length(); block += COLUMNS) {
      // The first column has no blank before it, and the last ones may be wider.
      List<String> row = new ArrayList<>(List.of("a"));
      StringBuilder line = new StringBuilder("\n+---+");
      for (int c = block; c < block + COLUMNS; c++) {
        if (Character.getType(c) != Character.SURROGATE) {
          row.add(Character.toString(c));
          line.append("-".repeat("   ".length() + widths.charAt(c) - '0')).append('+');
        }
      }
      row.addAll(List.of("a", "a", "a"));
      assertThat(new Printed(List.of(row), Map.of()).by(table).out())
          .as("from %x", block)
          .contains(line);
    }
  }

  private static boolean isSameYaml(Printed printed) {
    // An empty map may be a page here: the AWS CLI's formatter has it for a whole answer.
    return printed.by(new YamlValues()).equals(printed.byCli("yaml"))
        && ((printed.value() instanceof Map<?, ?> map && map.isEmpty())
            || printed.by(new YamlPages()).equals(printed.byCli("yaml-stream")));
  }

  private static void check(Printed printed) {
    SAME_BYTES.forEach(
        (form, format) -> assertThat(printed.by(format)).as(form).isEqualTo(printed.byCli(form)));
    assertThat(printed.mistakesInYaml()).as("of %s", printed.value()).isEmpty();
  }
}
