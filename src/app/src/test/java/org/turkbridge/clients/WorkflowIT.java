package org.turkbridge.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.turkbridge.cli.CommandLoop;

/**
 * The whole life of a Qualification, and of a HIT, by each client alone and crossed: made by one
 * generation, granted or reviewed by the other. What it checks is in its scripts.
 */
@DrivenBy({Client.BOTO2, Client.BOTO3, Client.AWS_CLI, Client.ZEEP})
final class WorkflowIT {
  /** Who makes, and who acts; the scripts say what each does. */
  private static final List<String> PAIRS =
      List.of(
          "OldAlone",
          "NewAlone",
          "CliAlone",
          "SoapAlone",
          "OldThenNew",
          "NewThenOld",
          "CliThenSoap");

  private static final List<String> PAIRS_FOR_HITS =
      Stream.concat(PAIRS.stream(), Stream.of("SoapOf2007Alone")).toList();

  private static final List<String> PAIRS_OVER_POSTGRES =
      List.of("OldAlone", "NewThenOld", "CliThenSoap");

  @TestFactory
  Stream<DynamicTest> aloneAndCrossed(StoreBridge bridge) throws IOException {
    return run("workflow", PAIRS, bridge);
  }

  @TestFactory
  Stream<DynamicTest> overPostgres() throws IOException {
    StoreBridge bridge = StoreBridge.overPostgres();
    return run("workflow", PAIRS_OVER_POSTGRES, bridge).onClose(bridge::close);
  }

  @TestFactory
  Stream<DynamicTest> hits(StoreBridge bridge) throws IOException {
    return run("hit_workflow", PAIRS_FOR_HITS, bridge);
  }

  @TestFactory
  Stream<DynamicTest> hitsOverPostgres() throws IOException {
    StoreBridge bridge = StoreBridge.overPostgres();
    return run("hit_workflow", PAIRS_OVER_POSTGRES, bridge).onClose(bridge::close);
  }

  private static Stream<DynamicTest> run(String script, List<String> pairs, StoreBridge bridge)
      throws IOException {
    return new Script(bridge.jar())
        .environment("STORE", bridge.store())
        .environment("COMMAND_LOOP", commandLoop(bridge))
        .run(pairs.stream().map(pair -> script + "." + pair).toArray(String[]::new));
  }

  /** Its words, to which the script adds the arguments. */
  private static String commandLoop(StoreBridge bridge) throws IOException {
    StringWriter words = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(words)) {
      String[] command =
          new Jar(bridge.folder()).with(CommandLoop.class).command().toArray(String[]::new);
      json.writeArray(command, 0, command.length);
    }
    return words.toString();
  }
}
