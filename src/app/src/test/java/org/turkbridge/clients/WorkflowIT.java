package org.turkbridge.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.turkbridge.cli.CommandLoop;

/**
 * The whole life of a Qualification, by each client alone and crossed: made by one generation,
 * granted by the other. What it checks is in its script.
 */
@DrivenBy({Client.BOTO2, Client.BOTO3, Client.AWS_CLI, Client.ZEEP})
final class WorkflowIT {
  @TestFactory
  Stream<DynamicTest> aloneAndCrossed(StoreBridge bridge) throws IOException {
    return script(bridge)
        .run(
            "workflow.OldAlone",
            "workflow.NewAlone",
            "workflow.CliAlone",
            "workflow.SoapAlone",
            "workflow.OldThenNew",
            "workflow.NewThenOld",
            "workflow.CliThenSoap");
  }

  @TestFactory
  Stream<DynamicTest> overPostgres() throws IOException {
    StoreBridge bridge = StoreBridge.overPostgres();
    return script(bridge)
        .run("workflow.OldAlone", "workflow.NewThenOld", "workflow.CliThenSoap")
        .onClose(bridge::close);
  }

  private static Script script(StoreBridge bridge) throws IOException {
    return new Script(bridge.jar())
        .environment("STORE", bridge.store())
        .environment("COMMAND_LOOP", commandLoop(bridge));
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
