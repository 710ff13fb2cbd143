package org.turkbridge.shim;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyException.Place;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;
import software.amazon.awssdk.services.mturk.model.ServiceException;

/** The legacy face of every error that the current API throws. The table is in MIGRATION.md. */
final class UpstreamErrors {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamErrors.class);

  private static final Set<String> UNAUTHORIZED =
      Set.of(
          "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "ExpiredTokenException",
          "ExpiredToken",
          "InvalidClientTokenId",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "NotAuthorized",
          "OptInRequired");

  private static final String CLOSED =
      " Mechanical Turk was announced to close on 2026-09-30. To answer from archives instead, start"
          + " with --upstream embedded and --import.";
  private static final String CHECK =
      " Check its address and that it is up, or start with --upstream embedded and --import to answer"
          + " from archives.";

  private static final String UNKNOWN_OUTCOME =
      " Whether the change was made is not known: look before you repeat it.";

  /** The SDK repeats by itself what was lost, throttled or got HTTP 5xx. */
  private static final String REPEATED =
      " An earlier attempt failed and may have made the change: look before you go by this.";

  private final String upstream;
  private final String remedy;

  UpstreamErrors(String upstream, boolean isAws) {
    this.upstream = upstream;
    this.remedy = isAws ? CLOSED : CHECK;
  }

  LegacyException ofReading(SdkException e) {
    return translate(e, "");
  }

  LegacyException ofChange(SdkException e) {
    LegacyException error = translate(e, UNKNOWN_OUTCOME);
    boolean isRepeated = e.numAttempts() != null && e.numAttempts() > 1;
    return isRepeated && error.place() == Place.RESULT
        ? new LegacyException(error.code(), error.text() + REPEATED, error.place())
        : error;
  }

  /** A success that lacks what it is asked for. */
  LegacyException ofAnswerWithout(String member, boolean afterChange) {
    return LegacyException.ofCall(
        LegacyErrorCode.SERVICE_UNAVAILABLE,
        "The service behind this endpoint, "
            + upstream
            + ", answered without "
            + member
            + "."
            + (afterChange ? UNKNOWN_OUTCOME : "")
            + remedy);
  }

  private LegacyException translate(SdkException e, String outcome) {
    LOG.debug("{} failed", upstream, e);
    if (e instanceof AwsServiceException answered) {
      return answered(answered, outcome);
    }
    String reason =
        e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException
            ? "did not answer in time"
            : "cannot be reached: " + rootMessage(e);
    return LegacyException.ofCall(
        LegacyErrorCode.SERVICE_UNAVAILABLE,
        "The service behind this endpoint, " + upstream + ", " + reason + "." + outcome + remedy);
  }

  private LegacyException answered(AwsServiceException e, String outcome) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    if (e.isThrottlingException()) {
      return new LegacyException(
          LegacyErrorCode.THROTTLED.code(),
          "The service is throttling: " + message(e) + "; try again later",
          Place.OUTAGE);
    }
    if (e instanceof RequestErrorException refused) {
      return new LegacyException(
          refused.turkErrorCode() == null ? codeByText(message(e)) : refused.turkErrorCode(),
          message(e),
          Place.RESULT);
    }
    if (e instanceof ServiceException fault) {
      return new LegacyException(
          fault.turkErrorCode() == null
              ? LegacyErrorCode.SERVICE_UNAVAILABLE.code()
              : fault.turkErrorCode(),
          message(e),
          Place.CALL);
    }
    if (code != null && UNAUTHORIZED.contains(code)) {
      return LegacyException.ofCall(
          LegacyErrorCode.NOT_AUTHORIZED, code + " from " + upstream + ": " + message(e));
    }
    if ("ValidationException".equals(code) || "SerializationException".equals(code)) {
      return LegacyException.ofResult(LegacyErrorCode.INVALID_PARAMETER_VALUE, message(e));
    }
    return LegacyException.ofCall(
        LegacyErrorCode.SERVICE_UNAVAILABLE,
        "The service behind this endpoint, "
            + upstream
            + ", answered HTTP "
            + e.statusCode()
            + (code == null ? "" : " " + code)
            + ": "
            + message(e)
            + "."
            + outcome
            + remedy);
  }

  /** For an error without a code of its own; the old service's texts are known. */
  private static String codeByText(String message) {
    if (message.contains("does not exist")) {
      return "AWS.MechanicalTurk." + subject(message) + "DoesNotExist";
    }
    if (message.contains("can be called with a status of")) {
      return "AWS.MechanicalTurk.Invalid" + subject(message) + "State";
    }
    return LegacyErrorCode.INVALID_PARAMETER_VALUE.code();
  }

  private static String subject(String message) {
    String words = message.toLowerCase(Locale.ROOT).replace(" ", "");
    if (words.contains("qualificationrequest")) {
      return "QualificationRequest";
    }
    return words.contains("requestedaqualificationthat") ? "Qualification" : "QualificationType";
  }

  /** The service's own words, without what the SDK adds. */
  private static String message(AwsServiceException e) {
    @Nullable String message =
        e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return message == null || message.isEmpty() ? "no message" : message;
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
