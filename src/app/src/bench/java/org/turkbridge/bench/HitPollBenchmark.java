package org.turkbridge.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.WorkerAssignments;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;

/**
 * What old programs poll while they wait for Workers, beside the same lists by the SDK, both over
 * sockets of this machine, in one run. Prints medians and ratios; judges nothing.
 *
 * <p>The argument is the store, which must be empty; without one it is a new file.
 */
final class HitPollBenchmark {
  private static final int HITS = 1_000;
  private static final int ASSIGNMENTS = 1_000;
  private static final int PAGE = 100;
  private static final String SCHEMAS =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
  private static final String QUESTION =
      "<ExternalQuestion xmlns=\""
          + SCHEMAS
          + "2006-07-14/ExternalQuestion.xsd\"><ExternalURL>https://example.com/</ExternalURL>"
          + "<FrameHeight>400</FrameHeight></ExternalQuestion>";
  private static final String ANSWER =
      "<QuestionFormAnswers xmlns=\""
          + SCHEMAS
          + "2005-10-01/QuestionFormAnswers.xsd\"><Answer><QuestionIdentifier>q"
          + "</QuestionIdentifier><FreeText>a sheep</FreeText></Answer></QuestionFormAnswers>";

  private HitPollBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(args)) {
      MTurkClient direct = server.direct().sdk();
      for (int i = 0; i < HITS; i++) {
        String hit = create(direct, any -> {});
        direct.updateExpirationForHIT(expiry -> expiry.hitId(hit).expireAt(Instant.EPOCH));
      }
      String worked = create(direct, hit -> hit.maxAssignments(ASSIGNMENTS));
      WorkerAssignments workers =
          new WorkerAssignments(server.store(), InstantSource.system(), new SecureRandom());
      for (int i = 0; i < ASSIGNMENTS; i++) {
        workers.submit(workers.accept(worked, "AWORKER" + i).assignmentId(), ANSWER);
      }

      compare(
          server,
          "GetReviewableHITs",
          "",
          (size, token) ->
              direct
                  .listReviewableHITs(list -> list.maxResults(size).nextToken(token))
                  .nextToken());
      compare(
          server,
          "SearchHITs",
          "",
          (size, token) ->
              direct.listHITs(list -> list.maxResults(size).nextToken(token)).nextToken());
      compare(
          server,
          "GetAssignmentsForHIT",
          "&HITId=" + worked,
          (size, token) ->
              direct
                  .listAssignmentsForHIT(
                      list -> list.hitId(worked).maxResults(size).nextToken(token))
                  .nextToken());
    }
  }

  private static String create(MTurkClient direct, Consumer<CreateHitRequest.Builder> more) {
    return direct
        .createHIT(
            hit -> {
              hit.title("Count the sheep")
                  .description("As many as you see")
                  .reward("0.05")
                  .assignmentDurationInSeconds(3_600L)
                  .lifetimeInSeconds(86_400L)
                  .question(QUESTION);
              more.accept(hit);
            })
        .hit()
        .hitId();
  }

  /** Reads one page of a list by the SDK, and gives the token of the next. */
  private interface DirectPage {
    @Nullable String next(int size, @Nullable String token);
  }

  private static void compare(
      EmbeddedServer server, String operation, String parameters, DirectPage direct)
      throws Exception {
    LegacyClient legacy = server.legacy(operation);
    System.out.printf("%n== %s%n", operation);
    Stopwatch.alternate(
            20,
            () -> legacy.page(parameters, 1, PAGE),
            () -> {
              @Nullable String token = null;
              do {
                token = direct.next(PAGE, token);
              } while (token != null);
            })
        .print("legacy: page 1 of 100", "direct: walk over all in pages of 100");
    legacy.page(parameters, 1, 10);
    @Nullable String second = direct.next(10, null);
    Stopwatch.alternate(1_000, () -> legacy.page(parameters, 2, 10), () -> direct.next(10, second))
        .print("legacy: later page of 10, its snapshot there", "direct: page of 10 by token");
  }
}
