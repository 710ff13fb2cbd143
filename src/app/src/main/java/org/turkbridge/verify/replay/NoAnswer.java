package org.turkbridge.verify.replay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.turkbridge.http.Api;

/** Why a service did not answer, and what to do. */
final class NoAnswer {
  private NoAnswer() {}

  static String text(Api api, URI service, IOException failure) {
    String option = api == Api.LEGACY ? "--against" : "--against-current";
    String check = "; check " + option + ", and that the service is up";
    if (failure instanceof HttpConnectTimeoutException) {
      return service + " cannot be reached in time" + check;
    }
    if (failure instanceof HttpTimeoutException) {
      return service + " did not answer in time" + check;
    }
    if (failure instanceof ConnectException) {
      return isUnresolved(failure)
          ? "there is no host of the name in " + service + check
          : "nothing listens at " + service + check;
    }
    String reason =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return service + " did not answer: " + reason + check;
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
