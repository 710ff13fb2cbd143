package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertUsageTest {
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.xml --shape soap | --shape is for --to legacy-xml; this is --to jsonl",
        "a.xml --to csv --api-version 2014-08-15 | --api-version is for --to legacy-xml; this is"
            + " --to csv",
        "a.xml --to legacy-xml --timestamps epoch | --timestamps epoch is for jsonl and csv; the"
            + " legacy API has no such times",
        "a.xml --to json --timestamps epoch | --timestamps epoch is for jsonl and csv; json has times"
            + " as the AWS CLI does",
        "a.xml --to legacy-xml --api-version 1999-01-01 | There is no version 1999-01-01; versions:"
            + " 2005-10-01, ",
        "a.xml --to json --answers columns | --answers columns is for --to csv; this is --to json",
        "a.xml --to csv --answers columns --kind HIT,WorkerBlock | --answers columns is for kinds with"
            + " an Answer, which are Assignment and QualificationRequest; this is --kind"
            + " HIT,WorkerBlock",
        "a.xml --to csv --answers rows | Invalid value for option '--answers': 'rows' is none of"
            + " document, columns",
        "a.xml --resume | --resume needs an output to resume: give -o",
        "a.xml --resume -o - | --resume needs an output to resume: give -o",
        "- --resume -o out | --resume cannot read standard input again: name files, or leave it out",
        "a.xml --max-rejects -1 | --max-rejects must be 0 or more, not -1",
        "a.xml --threads 0 | --threads must be 1 or more, not 0",
        "a.xml --to yaml | Invalid value for option '--to': 'yaml' is none of jsonl, json, csv,"
            + " legacy-xml",
        "--to jsonl | Missing required parameter: 'PATH'"
      })
  void aMistakeIsNamedWithTheOption(String arguments, String message) {
    assertThat(convert(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString())
        .startsWith("turkbridge: " + message)
        .endsWith("Try 'turkbridge convert --help'." + System.lineSeparator());
  }

  @Test
  void anEmptyOutputNameIsAMistake() {
    assertThat(convert("a.xml", "-o", "")).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString())
        .startsWith(
            "turkbridge: Invalid value for option '--output': the name is empty; name a file");
  }

  @Test
  void aNameThatBeginsWithAnAtSignIsAName(@TempDir Path folder) throws IOException {
    String name = "@" + Files.writeString(folder.resolve("options"), "--no-such-option");

    assertThat(convert(name)).isEqualTo(ExitCode.CANNOT_START);
    assertThat(errors.toString()).startsWith("turkbridge: " + name + ": no such file or folder");
  }

  @Test
  void noInputIsNotTheCurrentFolder() {
    assertThat(convert("")).isEqualTo(ExitCode.CANNOT_START);
    assertThat(errors.toString())
        .startsWith(
            "turkbridge: \"\": an empty name; name a file or folder, . for the current one");
  }

  @Test
  void theExitCodeOfAnInterruptionIsThatOfTheCommand() {
    assertThat(help("convert")).contains("130   interrupted before it was done");
    assertThat(help("serve"))
        .contains("130   interrupted before it was up")
        .doesNotContain("before it was done");
  }

  private static String help(String command) {
    StringWriter out = new StringWriter();
    Turkbridge.commandLine().setOut(new PrintWriter(out, true)).execute(command, "--help");
    return out.toString();
  }

  private int convert(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = "convert";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return Turkbridge.commandLine().setErr(new PrintWriter(errors, true)).execute(line);
  }
}
