package org.turkbridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * Imports 200,000 requests of about 5 KB into a server that has 256 MB of heap, and reads pages of
 * the whole list from it. Ends with 0 if all of it was answered.
 */
final class HeapProof {
  private static final String TYPE = "3HEAPPROOF00000000000000000001";
  private static final String ACCESS_KEY_ID = "AKIAHEAPPROOF0000000";
  private static final String SECRET_ACCESS_KEY = "heap-proof";

  private HeapProof() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 1) {
      System.err.println("usage: HeapProof JAR [RECORDS] [HEAP]");
      System.exit(2);
    }
    int records = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
    String heap = args.length > 2 ? args[2] : "256m";
    Path archive = Files.createTempFile("turkbridge-heap-proof-", ".xml");
    Process server = null;
    try {
      ArchiveGenerator.write(archive, records, TYPE);
      System.out.printf(
          "%d records, %d MB of XML, -Xmx%s%n", records, Files.size(archive) / 1_000_000, heap);
      server = serve(Path.of(args[0]), heap, archive);
      prove(server, records);
    } finally {
      if (server != null) {
        server.destroy();
        server.waitFor();
      }
      Files.delete(archive);
    }
  }

  private static Process serve(Path jar, String heap, Path archive) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-jar",
                jar.toString(),
                "serve",
                "--legacy-port",
                "0",
                "--current-port",
                "0",
                "--import",
                archive.toString()));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID, "AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY));
    return builder.start();
  }

  private static void prove(Process server, int records) throws Exception {
    long start = System.nanoTime();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    if (line == null) {
      throw new IllegalStateException("The server did not start");
    }
    System.out.printf("imported and ready after %.1f s%n", seconds(start));
    LegacyClient client =
        new LegacyClient(
            URI.create(line.substring("legacy ".length())),
            new Requester("heap", AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)));
    for (int round = 1; round <= 3; round++) {
      start = System.nanoTime();
      client.page(TYPE, 1, 100);
      System.out.printf("page 1, which reads all %d: %.1f s%n", records, seconds(start));
      start = System.nanoTime();
      client.page(TYPE, records / 100, 100);
      System.out.printf("page %d, from the snapshot: %.3f s%n", records / 100, seconds(start));
    }
    Path status = Path.of("/proc", Long.toString(server.pid()), "status");
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
