package org.turkbridge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Imports 200,000 requests of about 5 KB into a server that has 256 MB of heap, and reads pages of
 * the whole list from it. Ends with 0 if all of it was answered.
 */
final class HeapProof {
  private static final String TYPE = "3HEAPPROOF00000000000000000001";

  private HeapProof() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 1) {
      System.err.println("usage: HeapProof JAR [RECORDS] [HEAP]");
      System.exit(2);
    }
    int records = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
    String heap = args.length > 2 ? args[2] : "256m";
    try (WorkFolder folder = WorkFolder.temporary()) {
      Path archive = folder.path().resolve("archive.xml");
      ArchiveGenerator.write(archive, records, TYPE);
      System.out.printf(
          "%d records, %d MB of XML, -Xmx%s%n", records, Files.size(archive) / 1_000_000, heap);
      long start = System.nanoTime();
      try (ServerProcess server =
          ServerProcess.start(
              Path.of(args[0]),
              folder.path().resolve("server.log"),
              List.of(Measured.JAVA, "-Xmx" + heap),
              "--import",
              archive.toString())) {
        System.out.printf("imported and ready after %.1f s%n", seconds(start));
        prove(server, records);
      }
    }
  }

  private static void prove(ServerProcess server, int records) throws Exception {
    LegacyClient client = new LegacyClient(server.legacy(), ServerProcess.REQUESTER);
    for (int round = 1; round <= 3; round++) {
      long start = System.nanoTime();
      client.requests(TYPE, 1, 100);
      System.out.printf("page 1, which reads all %d: %.1f s%n", records, seconds(start));
      start = System.nanoTime();
      client.requests(TYPE, records / 100, 100);
      System.out.printf("page %d, from the snapshot: %.3f s%n", records / 100, seconds(start));
    }
    Path status = Path.of("/proc", Long.toString(server.process().pid()), "status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(value -> value.startsWith("VmHWM"))
          .forEach(value -> System.out.println("most memory of the process: " + value));
    }
    System.out.println("proved");
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
