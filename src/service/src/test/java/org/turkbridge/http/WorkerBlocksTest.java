package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** Blocked Workers, through REST, SOAP and the AWS SDK. */
class WorkerBlocksTest {
  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start();

  @Test
  void whoIsBlockedIsListedUntilUnblocked() throws IOException {
    for (String worker : new String[] {"A1", "A2", "A3"}) {
      BRIDGE.get(Calls.query("BlockWorker", "WorkerId=" + worker, "Reason=spam"));
    }
    LegacyReply again =
        BRIDGE.ask(
            Calls.xml(
                Calls.soap(
                    "BlockWorker",
                    "<Request><WorkerId>A2</WorkerId><Reason>more</Reason></Request>")));
    assertThat(again.text("IsValid")).isEqualTo("True");

    LegacyReply second = BRIDGE.get(Calls.query("GetBlockedWorkers", "PageSize=2"));
    assertThat(second.text("TotalNumResults")).isEqualTo("3");
    assertThat(second.all("WorkerBlock").item(1).getTextContent()).isEqualTo("A2more");
    BRIDGE.ask(
        Calls.xml(Calls.soap("UnblockWorker", "<Request><WorkerId>A1</WorkerId></Request>")));
    assertThat(BRIDGE.get(Calls.query("UnblockWorker", "WorkerId=A9")).text("IsValid"))
        .isEqualTo("True");
    try (MTurkClient client = CurrentDoor.client(BRIDGE.current(), Calls.REQUESTER)) {
      assertThat(client.listWorkerBlocks(r -> r.maxResults(1)).workerBlocks())
          .containsExactly(WorkerBlock.builder().workerId("A2").reason("more").build());
      client.createWorkerBlock(r -> r.workerId("A1").reason("late"));
      client.deleteWorkerBlock(r -> r.workerId("A3"));
    }
    LegacyReply all = BRIDGE.get(Calls.query("GetBlockedWorkers", "PageSize=65535"));
    assertThat(all.all("WorkerBlock").item(0).getTextContent()).isEqualTo("A2more");
    assertThat(all.all("WorkerBlock").item(1).getTextContent()).isEqualTo("A1late");
    assertThat(all.text("NumResults")).isEqualTo("2");
    try (MTurkClient client = CurrentDoor.client(BRIDGE.current(), Calls.OTHER)) {
      assertThat(client.listWorkerBlocks().workerBlocks()).isEmpty();
    }
  }

  @Test
  void whatIsMissingOrTooLargeIsNamed() throws IOException {
    assertThat(BRIDGE.get(Calls.query("BlockWorker", "WorkerId=A1")).text("Message"))
        .contains("Reason");
    assertThat(BRIDGE.get(Calls.query("GetBlockedWorkers", "PageSize=65536")).text("Message"))
        .contains("PageSize must be from 1 to 65535, not 65536");
  }
}
