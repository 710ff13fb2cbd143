package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Lists the pending requests for one QualificationType, or for all. */
final class ListQualificationRequests implements Operation {
  private static final Pattern ENTITY_ID = Pattern.compile("^[A-Z0-9]+$");

  private final QualificationRequestTable requests;
  private final PageTokens tokens;

  ListQualificationRequests(QualificationRequestTable requests, PageTokens tokens) {
    this.requests = requests;
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "ListQualificationRequests";
  }

  @Override
  public void answer(RequestMembers request, Caller caller, JsonGenerator answer)
      throws IOException {
    Validation validation = new Validation();
    @Nullable String typeId = request.text("QualificationTypeId");
    validation.length("QualificationTypeId", typeId, 1, 64);
    validation.pattern("QualificationTypeId", typeId, ENTITY_ID);
    @Nullable String token = validation.length("NextToken", request.text("NextToken"), 1, 255);
    int limit = validation.range("MaxResults", request.integer("MaxResults"), 1, 100, 100);
    validation.require();

    if (typeId != null && !requests.knowsType(typeId)) {
      throw Failure.requestError(
          "QualificationTypeDoesNotExist", "QualificationType " + typeId + " does not exist.");
    }
    String list = name() + "\n" + (typeId == null ? "" : typeId);
    long after = token == null ? 0 : placeOf(list, token);

    answer.writeArrayFieldStart("QualificationRequests");
    Rows rows = new Rows(answer);
    OptionalLong end = requests.page(typeId, caller.requester(), after, limit, rows::write);
    answer.writeEndArray();
    answer.writeNumberField("NumResults", rows.count);
    if (end.isPresent()) {
      answer.writeStringField("NextToken", tokens.token(list, end.getAsLong()));
    }
  }

  private long placeOf(String list, String token) {
    return tokens
        .place(list, token)
        .orElseThrow(
            () ->
                Failure.requestError(
                    "InvalidParameterValue",
                    "NextToken is not one that this service gave for this list: repeat the call"
                        + " without it, and with the same QualificationTypeId for every page."));
  }

  private static final class Rows {
    private final JsonGenerator answer;
    private int count;

    Rows(JsonGenerator answer) {
      this.answer = answer;
    }

    void write(QualificationRequest request) {
      try {
        ModelJson.write(request, answer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      count++;
    }
  }
}
