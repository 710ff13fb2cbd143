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
 * The whole life of a Qualification, and of a HIT, by each client alone and crossed: made by one
 * generation, granted or reviewed by the other. What it checks is in its scripts.
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

  @TestFactory
  Stream<DynamicTest> hits(StoreBridge bridge) throws IOException {
    return script(bridge)
        .run(
            "hit_workflow.OldAlone",
            "hit_workflow.NewAlone",
            "hit_workflow.CliAlone",
            "hit_workflow.SoapAlone",
            "hit_workflow.SoapOf2007Alone",
            "hit_workflow.OldThenNew",
            "hit_workflow.NewThenOld",
            "hit_workflow.CliThenSoap");
  }

  @TestFactory
  Stream<DynamicTest> hitsOverPostgres() throws IOException {
    StoreBridge bridge = StoreBridge.overPostgres();
    return script(bridge)
        .run("hit_workflow.OldAlone", "hit_workflow.NewThenOld", "hit_workflow.CliThenSoap")
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
