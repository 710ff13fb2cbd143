package org.turkbridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.WorkerRequest;
import org.turkbridge.local.WorkerRequestException;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for a Qualification, as a Worker does on the web site. */
@Command(
    name = "request",
    description = {
      "Ask for a Qualification, as a Worker does on the web site.",
      "Prints the id of the request, a tab, and Submitted if it waits for the Requester, or Granted, a"
          + " tab and the value. A server may have the store open."
    },
    sortOptions = false)
final class WorkerRequestCommand implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  /** An answer of a Worker had to fit into one form of a web site. */
  private static final int LARGEST_ANSWER = 1 << 20;

  @Option(
      names = "--store",
      paramLabel = "FILE|URL",
      required = true,
      description = "The store: an SQLite file, or the URL of a PostgreSQL database.")
  private StoreAddress store;

  @Option(
      names = "--qualification-type-id",
      paramLabel = "ID",
      required = true,
      description = "What is asked for: an Active type.")
  private String qualificationTypeId;

  @Option(
      names = "--worker-id",
      paramLabel = "ID",
      required = true,
      description = "Who asks: A, then capital letters and digits.")
  private String workerId;

  @Option(
      names = "--answer",
      paramLabel = "FILE",
      description =
          "The answers to the Test of the type, a QuestionFormAnswers document in UTF-8; - for"
              + " standard input. Left out for a type without a Test.")
  private @Nullable Path answer;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerRequestCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogFormat.TEXT.apply();
    StoreName.requireThere("--store", store);
    String text = answer == null ? null : text(answer);
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        Store opened = Store.open(store)) {
      return StopSignal.during(wasUp -> stop(opened, library), () -> request(opened, text));
    }
  }

  private int request(Store opened, @Nullable String text) {
    try {
      WorkerRequest request =
          new WorkerRequests(opened, InstantSource.system(), new SecureRandom())
              .request(qualificationTypeId, workerId, text);
      spec.commandLine().getOut().println(line(request));
      return ExitCode.DONE;
    } catch (WorkerRequestException e) {
      spec.commandLine().getErr().println("turkbridge: " + e.code() + ": " + e.getMessage());
      return ExitCode.INPUT_REFUSED;
    }
  }

  private static void stop(Store opened, NativeLibraryFolder library) {
    opened.close();
    library.close();
  }

  private static String line(WorkerRequest request) {
    return request.qualificationRequestId()
        + (request.value() == null ? "\tSubmitted" : "\tGranted\t" + request.value());
  }

  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_ANSWER + 1);
    } catch (IOException e) {
      throw new IOException("--answer: " + file + " cannot be read: " + e.getMessage(), e);
    }
    if (bytes.length > LARGEST_ANSWER) {
      throw new IOException("--answer: " + file + " is longer than " + LARGEST_ANSWER + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("--answer: " + file + " is not UTF-8; save it as that", e);
    }
  }
}
