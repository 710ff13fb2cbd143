package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The documents say what the job and the source take. */
class SparkDocumentTest {
  private static final Path PAGE = Path.of("src/docs/spark.md");
  private static final String SUBMIT =
      "spark-submit --class org.turkbridge.spark.ConvertArchive target/turkbridge-spark.jar ";

  private static List<String> firstCells(String heading) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.startsWith("| " + heading))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.split("(?<!\\\\)\\|", -1)[1].strip().replace("`", ""))
        .toList();
  }

  @Test
  void linesOfSparkSubmitAreUnderstood() throws IOException {
    List<String> lines =
        Stream.concat(
                Files.readAllLines(PAGE).stream(),
                Files.readAllLines(Path.of("README.md")).stream())
            .filter(line -> line.startsWith("spark-submit"))
            .toList();

    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.startsWith(SUBMIT));
    for (String line : lines) {
      ConvertArchive.commandLine().parseArgs(line.substring(SUBMIT.length()).split(" "));
    }
  }

  @Test
  void theTableHasTheOptionsOfTheJob() throws IOException {
    assertThat(firstCells("option of the job"))
        .map(cell -> cell.replaceFirst(" .*", ""))
        .containsExactlyElementsOf(
            ConvertArchive.commandLine().getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(Pattern.compile("--(help|version)").asMatchPredicate().negate())
                .toList());
  }

  @Test
  void theTableHasTheOptionsOfTheSource() throws IOException {
    assertThat(firstCells("option of the source"))
        .containsExactly(
            ReadOptions.KIND, ReadOptions.MODE, ReadOptions.WHITESPACE, ReadOptions.SPLIT_BYTES);
  }

  @Test
  void columnsThatMayBeAskedForAreTold() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(Arrays.stream(ExtraColumn.values()).map(ExtraColumn::label).toList());
  }
}
