package org.turkbridge.shim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Transport;
import org.turkbridge.message.DataPoint;
import org.turkbridge.message.GetRequesterStatisticRequest;
import org.turkbridge.message.GetRequesterWorkerStatisticRequest;
import org.turkbridge.message.GetStatisticResult;
import org.turkbridge.message.RequesterStatistic;
import org.turkbridge.message.TimePeriod;
import org.turkbridge.translate.AnswerTexts;

/**
 * GetRequesterStatistic and GetRequesterWorkerStatistic: from what the service behind knows of its
 * past, if it does.
 */
final class LegacyStatistics {
  private static final String RESULT = "GetStatisticResult";
  private static final ResponseGroups GROUPS =
      new ResponseGroups(
          List.of(ResponseGroups.PARAMETERS), List.of(ResponseGroups.PARAMETERS), Set.of());

  /** Those that there are of a Requester and a Worker. */
  private static final Set<RequesterStatistic> OF_BOTH =
      EnumSet.of(
          RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED,
          RequesterStatistic.NUMBER_ASSIGNMENTS_REJECTED,
          RequesterStatistic.PERCENT_ASSIGNMENTS_APPROVED,
          RequesterStatistic.PERCENT_ASSIGNMENTS_REJECTED);

  /** Those that there are of a Requester and a Worker alone. */
  private static final Set<RequesterStatistic> OF_WORKERS =
      EnumSet.of(
          RequesterStatistic.NUMBER_KNOWN_ANSWERS_CORRECT,
          RequesterStatistic.NUMBER_KNOWN_ANSWERS_INCORRECT,
          RequesterStatistic.NUMBER_KNOWN_ANSWERS_EVALUATED,
          RequesterStatistic.PERCENT_KNOWN_ANSWERS_CORRECT,
          RequesterStatistic.NUMBER_PLURALITY_ANSWERS_CORRECT,
          RequesterStatistic.NUMBER_PLURALITY_ANSWERS_INCORRECT,
          RequesterStatistic.NUMBER_PLURALITY_ANSWERS_EVALUATED,
          RequesterStatistic.PERCENT_PLURALITY_ANSWERS_CORRECT);

  /** Those of which nobody knows what they were before. */
  private static final Set<RequesterStatistic> OF_NOW =
      EnumSet.of(
          RequesterStatistic.NUMBER_HI_TS_ASSIGNABLE,
          RequesterStatistic.NUMBER_HI_TS_REVIEWABLE,
          RequesterStatistic.NUMBER_ASSIGNMENTS_AVAILABLE,
          RequesterStatistic.NUMBER_ASSIGNMENTS_RETURNED,
          RequesterStatistic.ESTIMATED_REWARD_LIABILITY,
          RequesterStatistic.ESTIMATED_FEE_LIABILITY,
          RequesterStatistic.ESTIMATED_TOTAL_LIABILITY);

  private static final Pattern WORKER_ID = Pattern.compile("A[A-Z0-9]{1,63}");

  private LegacyStatistics() {}

  static List<OperationDeclaration> all() {
    return List.of(
        OwnDeclaration.own(GetRequesterStatisticRequest.class, LegacyStatistics::ofRequester)
            .bound(binder -> binder.requiring("TimePeriod"))
            .grouped(GROUPS),
        OwnDeclaration.own(GetRequesterWorkerStatisticRequest.class, LegacyStatistics::ofWorker)
            .bound(binder -> binder.requiring("TimePeriod"))
            .grouped(GROUPS));
  }

  private static List<byte[]> ofRequester(
      GetRequesterStatisticRequest sent, Object result, CallContext call) {
    if (OF_WORKERS.contains(sent.getStatistic())) {
      throw unknown(sent.getStatistic(), "one of Workers: call GetRequesterWorkerStatistic");
    }
    return new Answer(
            "GetRequesterStatistic",
            sent.getStatistic(),
            sent.getTimePeriod(),
            sent.getCount(),
            sent.getResponseGroup(),
            null)
        .fill((GetStatisticResult) result, call);
  }

  private static List<byte[]> ofWorker(
      GetRequesterWorkerStatisticRequest sent, Object result, CallContext call) {
    if (!OF_BOTH.contains(sent.getStatistic()) && !OF_WORKERS.contains(sent.getStatistic())) {
      throw unknown(sent.getStatistic(), "none of Workers: call GetRequesterStatistic");
    }
    if (!WORKER_ID.matcher(sent.getWorkerId()).matches()) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "WorkerId must be an A, then capital letters and digits, 64 characters at most");
    }
    return new Answer(
            "GetRequesterWorkerStatistic",
            sent.getStatistic(),
            sent.getTimePeriod(),
            sent.getCount(),
            sent.getResponseGroup(),
            sent.getWorkerId())
        .fill((GetStatisticResult) result, call);
  }

  private static LegacyException unknown(RequesterStatistic statistic, String what) {
    return LegacyException.ofResult(
        LegacyErrorCode.INVALID_PARAMETER_VALUE,
        "The Statistic " + statistic.value() + " is " + what);
  }

  /**
   * What is asked for.
   *
   * @param count null for one
   * @param workerId null if it is of the Requester
   */
  private record Answer(
      String operation,
      RequesterStatistic statistic,
      TimePeriod period,
      @Nullable Integer count,
      List<String> groups,
      @Nullable String workerId) {
    List<byte[]> fill(GetStatisticResult result, CallContext call) {
      RequesterStatistics statistics = call.backend().upstream().statistics(operation);
      if (OF_NOW.contains(statistic) && period != TimePeriod.LIFE_TO_DATE) {
        throw unknown(statistic, "known as of now alone: ask with the TimePeriod LifeToDate");
      }
      Set<String> absent = GROUPS.shown(call.version().known(), groups).absentIn(RESULT);
      if (!absent.contains("Statistic")) {
        result.setStatistic(statistic);
        result.setTimePeriod(period);
        result.setWorkerId(workerId);
      }
      List<DataPoint> points = new ArrayList<>();
      statistics
          .values(
              call.caller().name(),
              workerId,
              statistic,
              period,
              Objects.requireNonNullElse(count, 1))
          .forEach((day, value) -> points.add(point(day, value)));
      if (call.transport() == Transport.SOAP) {
        result.getDataPoint().addAll(points);
        return List.of();
      }
      // Recorded answers to REST have them last.
      return points.stream()
          .map(point -> call.backend().elements().write("DataPoint", point))
          .toList();
    }

    private static DataPoint point(Instant day, Number value) {
      DataPoint point = new DataPoint();
      point.setDate(AnswerTexts.time(day));
      if (value instanceof Long whole) {
        point.setLongValue(whole);
      } else {
        point.setDoubleValue(value.doubleValue());
      }
      return point;
    }
  }
}
