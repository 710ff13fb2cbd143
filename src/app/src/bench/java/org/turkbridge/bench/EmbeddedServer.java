package org.turkbridge.bench;

import java.io.IOException;
import java.util.Map;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;

/** Both services of this process over a store, and who calls them. */
final class EmbeddedServer implements AutoCloseable {
  private final WorkFolder folder;
  private final Bridge bridge;
  private final CurrentClient direct;

  private EmbeddedServer(WorkFolder folder, Bridge bridge) {
    this.folder = folder;
    this.bridge = bridge;
    this.direct = new CurrentClient(bridge.currentUri(), ServerProcess.REQUESTER);
  }

  /**
   * Starts it.
   *
   * @param args the store, which is a new file if there are none
   */
  static EmbeddedServer start(String[] args) throws IOException {
    LegacyCallBenchmark.quiet();
    WorkFolder folder = WorkFolder.temporary();
    StoreAddress store =
        args.length == 0
            ? StoreAddress.of(folder.path().resolve("store.db"))
            : StoreAddress.parse(args[0], Map.of());
    Bridge bridge =
        LegacyCallBenchmark.bridge(store, ServerProcess.REQUESTER, UpstreamEndpoint.EMBEDDED);
    bridge.start();
    return new EmbeddedServer(folder, bridge);
  }

  Store store() {
    return bridge.store();
  }

  CurrentClient direct() {
    return direct;
  }

  LegacyClient legacy(String operation) {
    return new LegacyClient(bridge.legacyUri(), ServerProcess.REQUESTER, operation);
  }

  @Override
  public void close() throws IOException {
    direct.close();
    bridge.close();
    folder.close();
  }
}
