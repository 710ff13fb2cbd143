package org.turkbridge.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.console.code.CallCode;
import org.turkbridge.console.code.CodeLanguage;
import org.turkbridge.console.code.CurrentCode;
import org.turkbridge.console.code.GuideNote;
import org.turkbridge.console.code.LegacyCallSketch;
import org.turkbridge.http.Api;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.legacy.Shortened;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.translate.Printable;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.recording.StoredRecording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a legacy call is in the current API. */
@Command(
    name = "code",
    description = {
      "Print a program that makes a legacy call by the API of 2017-01-17.",
      "What is required but not given is a word in capitals, to be replaced."
    },
    sortOptions = false,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a call is wrong, cannot be read or has no counterpart",
      "2:wrong usage",
      "3:cannot read or write something"
    })
final class CodeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CALL",
      arity = "1..*",
      description =
          "Operation of the legacy API and its parameters, each as NAME=VALUE. Or a whole URL, a file"
              + " with a SOAP message, or recordings of serve: their folder, or one of them.")
  private List<String> call = List.of();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "boto3",
      description = "boto3, cli, java or javascript. Default: ${DEFAULT-VALUE}")
  private CodeLanguage language = CodeLanguage.BOTO3;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where the program calls. Default: AWS")
  private @Nullable URI endpoint;

  @Option(
      names = "--notes",
      description = "Also print what MIGRATION.md says of the operation, as comments.")
  private boolean notes;

  private final Writer out;
  private final PrintWriter err;

  /** Only picocli makes one, and fills it in. */
  CodeCommand(CommandProcess process) {
    this.out = new OutputStreamWriter(process.results(), StandardCharsets.UTF_8);
    this.err = process.err();
  }

  @Override
  public Integer call() throws IOException {
    CallCode code = new CallCode(Optional.ofNullable(endpoint));
    String first = call.get(0);
    if (first.isBlank()) {
      throw new UsageException("CALL must not be empty");
    }
    if (isUrl(first)) {
      requireAlone();
      String query = first.substring(first.indexOf('?') + 1);
      return print(read(new WireRequest("GET", "/", query, null, new byte[0]), code), code);
    }
    if (isFile(first)) {
      requireAlone();
      return print(Path.of(first), code);
    }
    return print(List.of(LegacyCallSketch.of(first, parameters())), code);
  }

  /** Names of files may have the mark that begins a query. */
  private static boolean isUrl(String word) {
    int mark = word.indexOf('?');
    return mark >= 0
        && (word.contains("://") || (word.indexOf('=', mark) > 0 && !Files.exists(Path.of(word))));
  }

  /** One that is there, or what is no name of an operation. */
  private static boolean isFile(String word) {
    return !LegacyOperations.exists(word)
        && (Files.exists(Path.of(word)) || word.matches(".*[/.?\\\\].*"));
  }

  private void requireAlone() {
    if (call.size() > 1) {
      throw new UsageException(
          "There is nothing to be given beside " + call.get(0) + ": " + call.get(1));
    }
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (String each : call.subList(1, call.size())) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new UsageException("Parameters are given as NAME=VALUE, not as " + each);
      }
      parameters.add(new Parameter(each.substring(0, equals), each.substring(equals + 1)));
    }
    return parameters;
  }

  private static List<LegacyCallSketch> read(WireRequest request, CallCode code) {
    try {
      return code.sketches(EnvelopeReader.read(request));
    } catch (EnvelopeException e) {
      throw new UsageException(e.error().text());
    }
  }

  private int print(Path path, CallCode code) throws IOException {
    if (Files.isRegularFile(path)) {
      byte[] content = Files.readAllBytes(path);
      if (new String(content, StandardCharsets.UTF_8).matches("(?s)\ufeff?\\s*<.*")) {
        return print(read(new WireRequest("POST", "/", null, "text/xml", content), code), code);
      }
    }
    int exitCode = ExitCode.DONE;
    List<LegacyCallSketch> sketches = new ArrayList<>();
    Recordings recordings = Recordings.read(List.of(path));
    recordings.skipped().forEach(entry -> err.println("Skipped " + Printable.line(entry)));
    if (recordings.all().isEmpty()) {
      throw new UsageException("There is no recording in " + Printable.line(path.toString()));
    }
    for (StoredRecording stored : recordings.all()) {
      if (stored.recording().isEmpty()) {
        err.println("turkbridge: " + stored.file() + ", " + stored.place() + ": " + stored.fault());
        exitCode = ExitCode.INPUT_REFUSED;
        continue;
      }
      Recording recording = stored.recording().get();
      if (recording.api() == Api.LEGACY) {
        try {
          sketches.addAll(code.sketches(EnvelopeReader.read(recording.request().wire())));
        } catch (EnvelopeException e) {
          err.println("turkbridge: " + stored.file() + ": " + e.error().text());
          exitCode = ExitCode.INPUT_REFUSED;
        }
      }
    }
    if (sketches.isEmpty() && exitCode == ExitCode.DONE) {
      throw new UsageException(
          "There is no call of the legacy API in " + Printable.line(path.toString()));
    }
    return Math.max(exitCode, print(sketches, code));
  }

  /** One program for calls of an operation that have the same parameters. */
  private int print(List<LegacyCallSketch> calls, CallCode code) throws IOException {
    Map<Object, List<LegacyCallSketch>> alike = new LinkedHashMap<>();
    calls.forEach(each -> alike.computeIfAbsent(shape(each), any -> new ArrayList<>()).add(each));
    int exitCode = ExitCode.DONE;
    boolean isFirst = true;
    for (List<LegacyCallSketch> each : alike.values()) {
      LegacyCallSketch one = each.get(0);
      CurrentCode of;
      try {
        of = code.of(one);
      } catch (LegacyException e) {
        err.println(
            "turkbridge: " + Printable.line(Shortened.text(one.operation()) + ": " + e.text()));
        exitCode = ExitCode.INPUT_REFUSED;
        continue;
      }
      if (calls.size() > 1) {
        out.write(
            (isFirst ? "" : "\n")
                + comment()
                + " "
                + one.operation()
                + ", "
                + each.size()
                + (each.size() == 1 ? " call\n" : " calls\n"));
      }
      exitCode = Math.max(exitCode, print(one, of));
      isFirst = false;
    }
    out.flush();
    return exitCode;
  }

  private static Object shape(LegacyCallSketch call) {
    TreeSet<String> names = new TreeSet<>();
    call.parameters().forEach(each -> names.add(each.name()));
    return List.of(call.operation(), names);
  }

  private int print(LegacyCallSketch call, CurrentCode code) throws IOException {
    @Nullable String program = code.programs().get(language);
    if (program == null) {
      err.println("turkbridge: " + LegacyOperations.notAnswered(call.operation()).text());
    } else {
      out.write(program);
    }
    if (notes) {
      for (GuideNote note : code.differences()) {
        out.write(comment() + " MIGRATION.md, " + note.section() + ": " + note.text() + "\n");
      }
    }
    return program == null ? ExitCode.INPUT_REFUSED : ExitCode.DONE;
  }

  /** What begins a comment. */
  private String comment() {
    return switch (language) {
      case BOTO3, CLI -> "#";
      case JAVA, JAVASCRIPT -> "//";
    };
  }
}
