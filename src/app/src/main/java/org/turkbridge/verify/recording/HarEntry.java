package org.turkbridge.verify.recording;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.http.Api;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.verify.json.ExactJson;

/** Reads a call out of one entry of a HAR file. */
final class HarEntry {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  /** Browsers leave characters in it that no address should hold. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https?://)(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(\\?[^#]*)?(#.*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern OTHER_SCHEME =
      Pattern.compile(
          "(?!https?:)([a-z][a-z0-9+.-]*:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Object entry;
  private final Object request;

  HarEntry(Object entry) {
    this.entry = entry;
    this.request = ExactJson.member(entry, "request").orElse(ExactJson.NULL);
  }

  /**
   * The call.
   *
   * @throws HarEntryException if it is none, or lacks something
   */
  Recording recording() throws HarEntryException {
    Matcher address = address();
    String method = ExactJson.text(request, "method").orElse("").toUpperCase(Locale.ROOT);
    String path = address.group(3).isEmpty() ? "/" : address.group(3);
    String query = address.group(4) == null ? "" : address.group(4);
    // What else the address says may be a signature.
    HarEntryException foreign =
        HarEntryException.foreign(
            method
                + " "
                + address.group(1)
                + address.group(2)
                + address.group(3)
                + " is no call of either API");
    HarHeaders headers = HarHeaders.of(request);
    boolean isCurrent = headers.value(Recording.TARGET).startsWith(ConstraintTable.TARGET_PREFIX);
    if (!METHODS.contains(method) || !(isCurrent || WsdlDocuments.API_PATHS.contains(path))) {
      throw foreign;
    }
    RecordedRequest sent =
        new RecordedRequest(
            method,
            RecordedRequest.visible(path + query),
            headers.all(),
            HarBody.ofRequest(request, headers));
    if (!isCurrent && Recording.legacyOperation(sent).isEmpty()) {
      throw foreign;
    }
    return new Recording(isCurrent ? Api.CURRENT : Api.LEGACY, sent, answer(method));
  }

  private Matcher address() throws HarEntryException {
    String url =
        ExactJson.text(request, "url")
            .orElseThrow(
                () ->
                    HarEntryException.unusable(
                        "it has no URL to tell whether it is a call; take it out of the file"));
    Matcher address = ADDRESS.matcher(url);
    if (address.matches()) {
      return address;
    }
    Matcher other = OTHER_SCHEME.matcher(url);
    throw other.matches()
        ? HarEntryException.foreign("a " + other.group(1) + " address is no call of either API")
        : HarEntryException.unusable("its address cannot be read; take it out of the file");
  }

  private RecordedAnswer answer(String method) throws HarEntryException {
    Object response = ExactJson.member(entry, "response").orElse(ExactJson.NULL);
    int status =
        ExactJson.member(response, "status")
            .filter(BigDecimal.class::isInstance)
            .map(number -> ((BigDecimal) number).intValue())
            .orElse(0);
    if (status < 200 || status > 599) {
      throw HarEntryException.unusable("the HAR has no answer to it; take it out of the file");
    }
    HarHeaders headers = HarHeaders.of(response);
    return new RecordedAnswer(
        status, headers.all(), HarBody.ofAnswer(response, headers, method.equals("HEAD")));
  }
}
