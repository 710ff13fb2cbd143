package org.turkbridge.shim;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyException.Place;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** The legacy face of every error that the current API throws. The table is in MIGRATION.md. */
final class UpstreamErrors {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamErrors.class);

  /** Of a number, as the old service and services of AWS say it; not of the length of a text. */
  private static final Pattern OUT_OF_RANGE =
      Pattern.compile(
          "(\\b(out|outside|in|within)( of)?( the| an?)?( valid| allowed)? range\\b"
              + "|\\bvalues? range\\b|\\bvalue (greater|less) than\\b|\\bmust be between\\b"
              + "|\\b(exceeds|above|below) (the )?(maximum|minimum)\\b"
              + "|\\bmust be at (least|most)\\b)(?!.*\\b(characters|bytes|length|long)\\b)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A value that the text repeats; an apostrophe within a word begins none. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|(?<!\\w)'[^']*'(?!\\w)");

  private static final Pattern STATUS = Pattern.compile("can be called with a status of:? *(\\w*)");

  /** What has a code for being absent or in another state; of a Worker there is none. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "\\b((?<request>qualification ?request)|(?<type>qualification ?type)"
              + "|(?<qualification>qualification)|(?<hit>hit)|(?<assignment>assignment)|worker)s?\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> SUBJECTS =
      Map.of(
          "request", "QualificationRequest",
          "type", "QualificationType",
          "qualification", "Qualification",
          "hit", "HIT",
          "assignment", "Assignment");

  /**
   * The codes of what a parameter says; all others outside Mechanical Turk's own are of the call.
   */
  private static final Set<String> COMMON_CODES_OF_A_RESULT =
      Set.of(
          LegacyErrorCode.MISSING_PARAMETERS.code(), LegacyErrorCode.PARAMETER_OUT_OF_RANGE.code());

  private static final String BUSINESS = "AWS.MechanicalTurk.";

  /** Not implemented; another version of HTTP. */
  private static final Set<Integer> NOT_OUTAGES = Set.of(501, 505);

  private static final String CLOSED =
      " Mechanical Turk was announced to close on 2026-09-30. To answer from archives instead, start"
          + " with --upstream embedded and --import.";

  /** The name of the embedded service. */
  static final String EMBEDDED = "embedded";

  private static final String TRY_AGAIN = " Try again; the log of this server may say more.";
  private static final String IS_IT_UP = " Check its address and that it is up,";
  private static final String IS_IT_THE_API =
      " Check that its address is that of a service of the API of 2017-01-17,";
  private static final String FROM_ARCHIVES =
      " or start with --upstream embedded and --import to answer from archives.";

  /** How the SDK says that it got an answer and could not read it. */
  private static final String UNREADABLE = "Unable to unmarshall response";

  private static final String CLOCK =
      " The clock of the machine that this endpoint runs on may be wrong: set it.";

  private static final String UNKNOWN_OUTCOME =
      " Whether the change was made is not known: look before you repeat it.";

  /** The SDK repeats by itself what was lost, throttled or got HTTP 5xx. */
  private static final String REPEATED =
      " An earlier attempt failed and may have made the change: look before you go by this.";

  private final String upstream;
  private final boolean isAws;

  UpstreamErrors(String upstream, boolean isAws) {
    this.upstream = upstream;
    this.isAws = isAws;
  }

  /** Whether a change may have been made, whatever its error says. */
  static boolean mayHaveChanged(LegacyException error) {
    return error.place() != Place.RESULT
        || error.text().contains(UNKNOWN_OUTCOME)
        || error.text().contains(REPEATED);
  }

  LegacyException ofReading(SdkException e) {
    return translate(e, "");
  }

  LegacyException ofChange(SdkException e) {
    LegacyException error = translate(e, UNKNOWN_OUTCOME);
    boolean isRepeated = e.numAttempts() != null && e.numAttempts() > 1;
    boolean isRefusal = error.place() != Place.OUTAGE && !error.text().contains(UNKNOWN_OUTCOME);
    return isRepeated && isRefusal
        ? new LegacyException(error.code(), sentence(error.text()) + REPEATED, error.place())
        : error;
  }

  /** A success that lacks what it is asked for. */
  LegacyException ofAnswerWithout(String member, boolean afterChange) {
    return unavailable(
        "answered without " + member, afterChange ? UNKNOWN_OUTCOME : "", IS_IT_THE_API);
  }

  private LegacyException translate(SdkException e, String outcome) {
    LOG.debug("{} failed", upstream, e);
    if (e instanceof AwsServiceException answered) {
      ServiceError error = ServiceError.of(answered);
      return error
          .turkErrorCode()
          .map(code -> coded(code, error, outcome))
          .orElseGet(() -> uncoded(error, outcome));
    }
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return unavailable("did not answer in time", outcome, IS_IT_UP);
    }
    return String.valueOf(e.getMessage()).startsWith(UNREADABLE)
        ? unavailable("answered what cannot be read: " + rootMessage(e), outcome, IS_IT_THE_API)
        : unavailable("cannot be reached: " + rootMessage(e), outcome, IS_IT_UP);
  }

  /** A legacy code of the call itself does not say how far a service came that then broke. */
  private static LegacyException coded(String code, ServiceError error, String outcome) {
    Place place = placeOf(code);
    boolean isUnknown = error.isServerFault() && place == Place.CALL && !error.saysNothingChanged();
    return new LegacyException(
        code,
        isUnknown && !outcome.isEmpty() ? sentence(error.message()) + outcome : error.message(),
        place);
  }

  /** With an end, for more to follow. */
  static String sentence(String text) {
    return text.matches("(?s).*[.!?)]\\s*") ? text.stripTrailing() : text + ".";
  }

  private LegacyException unavailable(String reason, String outcome, String check) {
    return LegacyException.ofCall(
        LegacyErrorCode.SERVICE_UNAVAILABLE, told(reason, outcome, remedy(check)));
  }

  /** Mechanical Turk's own codes are of one Request, as is what a parameter says. */
  private static Place placeOf(String code) {
    if (code.equals(LegacyErrorCode.THROTTLED.code())) {
      return Place.OUTAGE;
    }
    return code.startsWith("AWS.")
            && !code.startsWith(BUSINESS)
            && !COMMON_CODES_OF_A_RESULT.contains(code)
        ? Place.CALL
        : Place.RESULT;
  }

  private LegacyException uncoded(ServiceError error, String outcome) {
    UpstreamErrorFamily family = UpstreamErrorFamily.of(error);
    return switch (family) {
      case REFUSAL -> of(family, codeOfRefusal(error.message()), error.message());
      case VALUE -> of(family, codeOfValue(error.message()), error.message());
      case ABSENT_PARAMETER -> of(family, error.message());
      case THROTTLING ->
          of(family, "The service is throttling: " + error.message() + "; try again later");
      case CLAIMED_TIME -> of(family, told(answered(error), "", CLOCK));
      case FAILURE -> {
        boolean isUnknown = error.isServerFault() || error.isSuccess();
        yield of(family, told(answered(error), isUnknown ? outcome : "", remedyOf(error, family)));
      }
      case UNAVAILABILITY, AUTHORIZATION, OPERATION, REQUEST ->
          of(family, told(answered(error), "", remedyOf(error, family)));
    };
  }

  private static LegacyException of(UpstreamErrorFamily family, String text) {
    return of(family, family.code().code(), text);
  }

  private static LegacyException of(UpstreamErrorFamily family, String code, String text) {
    return new LegacyException(code, text, family.place());
  }

  private static String answered(ServiceError error) {
    return "answered HTTP "
        + error.status()
        + error.type().map(type -> " " + type).orElse("")
        + ": "
        + error.message();
  }

  private String told(String what, String outcome, String remedy) {
    return "The service behind this endpoint, "
        + upstream
        + ", "
        + sentence(what)
        + outcome
        + remedy;
  }

  /** What is out of order may be down; what is not of the API may be another server. */
  private String remedyOf(ServiceError error, UpstreamErrorFamily family) {
    boolean isOfTheApi = error.type().isPresent();
    if (isAws) {
      return isOfTheApi && !error.isServerFault() ? "" : CLOSED;
    }
    boolean isDown =
        family == UpstreamErrorFamily.UNAVAILABILITY || (!isOfTheApi && isOutage(error));
    if (isDown) {
      return remedy(IS_IT_UP);
    }
    return isOfTheApi ? "" : remedy(IS_IT_THE_API);
  }

  private static boolean isOutage(ServiceError error) {
    return error.isServerFault() && !NOT_OUTAGES.contains(error.status());
  }

  private String remedy(String check) {
    if (upstream.equals(EMBEDDED)) {
      return TRY_AGAIN;
    }
    return isAws ? CLOSED : check + FROM_ARCHIVES;
  }

  /** For an error without a code of its own; the old service's texts are known. */
  private static String codeOfRefusal(String message) {
    String words = withoutValues(message);
    Optional<String> code = Optional.empty();
    Matcher status = STATUS.matcher(words);
    if (words.contains("does not exist")) {
      code = subject(words).map(subject -> BUSINESS + subject + "DoesNotExist");
    } else if (status.find()) {
      code =
          subject(words)
              .or(() -> subjectIn(status.group(1)))
              .map(subject -> BUSINESS + "Invalid" + subject + "State");
    }
    return code.orElseGet(() -> codeOfValue(message));
  }

  private static String codeOfValue(String message) {
    return OUT_OF_RANGE.matcher(withoutValues(message)).find()
        ? LegacyErrorCode.PARAMETER_OUT_OF_RANGE.code()
        : LegacyErrorCode.INVALID_PARAMETER_VALUE.code();
  }

  private static String withoutValues(String message) {
    return QUOTED.matcher(message).replaceAll("");
  }

  /** What a text speaks of first. */
  private static Optional<String> subject(String words) {
    Matcher subject = SUBJECT.matcher(words);
    return subject.find()
        ? SUBJECTS.entrySet().stream()
            .filter(entry -> subject.group(entry.getKey()) != null)
            .map(Map.Entry::getValue)
            .findFirst()
        : Optional.empty();
  }

  /** What has that status, where the text speaks of an operation alone. */
  private static Optional<String> subjectIn(String status) {
    return Optional.ofNullable(
        switch (status) {
          case "Granted", "Revoked" -> "Qualification";
          case "Submitted" -> "QualificationRequest";
          case "Active", "Inactive", "Disposing" -> "QualificationType";
          case "Assignable", "Unassignable", "Reviewable", "Reviewing" -> "HIT";
          case "Approved", "Rejected" -> "Assignment";
          default -> null;
        });
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName()
        + (root.getMessage() == null ? "" : " " + root.getMessage());
  }
}
