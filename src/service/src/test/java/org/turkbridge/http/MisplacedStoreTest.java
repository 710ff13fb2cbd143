package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/** Files of a store that lose their names, or get others, while a server has them open. */
@EnabledOnOs(OS.LINUX)
final class MisplacedStoreTest {
  private static final String REASON = "was removed, renamed or replaced while it was open";

  @TempDir private Path folder;
  private Path file;
  private RunningBridge bridge;
  private MTurkClient current;
  private int types;

  @BeforeEach
  void open() throws IOException {
    file = Files.createDirectory(folder.resolve("data")).resolve("turk.db");
    bridge = RunningBridge.storingIn(file);
    current = CurrentDoor.client(bridge.current(), Calls.REQUESTER);
  }

  @AfterEach
  void close() {
    current.close();
    bridge.close();
  }

  /** What may happen to the files, by a slip or by a tool. */
  interface Mishap {
    void happen(Path file) throws IOException;
  }

  record Case(String name, Mishap mishap) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static void replace(Path file) throws IOException {
    Path other = beside(file, ".new");
    Files.copy(file, other);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  static Stream<Case> mishaps() {
    return Stream.of(
        new Case("removed", Files::delete),
        new Case("renamed", file -> Files.move(file, beside(file, ".old"))),
        new Case("replaced by a copy", MisplacedStoreTest::replace),
        new Case(
            "replaced by another store",
            file -> {
              Path other = file.resolveSibling("other.db");
              Store.open(other).close();
              Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }),
        new Case(
            "replaced by a link to it",
            file -> {
              Files.copy(file, beside(file, ".moved"));
              Files.delete(file);
              Files.createSymbolicLink(file, beside(file, ".moved"));
            }),
        new Case("its log removed", file -> Files.delete(beside(file, "-wal"))),
        new Case("its log replaced", file -> replace(beside(file, "-wal"))),
        new Case("its shared memory removed", file -> Files.delete(beside(file, "-shm"))),
        new Case(
            "its folder renamed",
            file -> {
              Path parent = Objects.requireNonNull(file.getParent());
              Files.move(parent, parent.resolveSibling("renamed"));
            }));
  }

  private String createByLegacyCall() throws IOException {
    LegacyReply reply =
        bridge.get(
            Calls.query(
                "CreateQualificationType",
                "Name=type" + ++types,
                "Description=d",
                "QualificationTypeStatus=Active"));
    return reply.all("Message").getLength() == 0
        ? reply.text("QualificationTypeId")
        : reply.text("Code") + " " + reply.text("Message");
  }

  private String createByCurrentCall() {
    return current
        .createQualificationType(
            r -> r.name("type" + ++types).description("d").qualificationTypeStatus("Active"))
        .qualificationType()
        .qualificationTypeId();
  }

  private Reply health() throws IOException {
    return Wire.exchange(bridge.legacy(), Calls.request("GET /health"));
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void noWriteIsAcknowledgedThatNobodyWillFind(Case mishap) throws IOException {
    assertThat(createByLegacyCall()).matches("3[A-Z0-9]+");
    assertThat(createByCurrentCall()).matches("3[A-Z0-9]+");
    assertThat(health().status()).isEqualTo(200);

    mishap.mishap().happen(file);

    assertThat(createByLegacyCall()).startsWith("AWS.ServiceUnavailable ").contains(REASON);
    assertThatThrownBy(this::createByCurrentCall)
        .isInstanceOfSatisfying(
            MTurkException.class,
            e -> {
              AwsErrorDetails details = e.awsErrorDetails();
              assertThat(e.statusCode()).isEqualTo(500);
              assertThat(details.errorCode()).isEqualTo("ServiceFault");
              assertThat(details.errorMessage()).contains(REASON, "restart");
            });
    Reply health = health();
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.text())
        .startsWith("{\"status\":\"failing\",\"upstream\":\"embedded\",\"reason\":\"")
        .doesNotContain(folder.toString());
  }

  @Test
  void whatIsPutBackIsGoneOnWith() throws IOException {
    String id = createByCurrentCall();
    Path moved = beside(file, ".moved");
    Files.move(file, moved);
    assertThat(createByLegacyCall()).contains(REASON);
    Files.move(moved, file);

    assertThat(createByLegacyCall()).matches("3[A-Z0-9]+");
    assertThat(health().status()).isEqualTo(200);
    current.getQualificationType(r -> r.qualificationTypeId(id));
  }

  /** Not even an empty one, by connections that are opened later. */
  @Test
  void aStoreThatWasRemovedDoesNotComeBack() throws Exception {
    createByCurrentCall();
    Files.delete(file);
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<LegacyReply>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(callers.submit(() -> bridge.get(Calls.query("SearchQualificationTypes"))));
      }
      for (Future<LegacyReply> answer : answers) {
        answer.get().hasStatus(200);
      }
    } finally {
      callers.shutdown();
    }

    assertThat(file).doesNotExist();
  }
}
