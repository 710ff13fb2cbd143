package org.turkbridge.shim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.QualificationRequestElement;
import org.turkbridge.requester.Requester;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationRequestTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * The requests that wait for their Requester. {@link SortKey#text} is the QualificationTypeId.
 *
 * @param qualificationTypeId null for all types of the caller
 */
record PendingRequests(@Nullable String qualificationTypeId) implements Listing {
  @Override
  public ListedPage page(Upstream upstream, Requester caller, @Nullable String token) {
    ListQualificationRequestsResponse page =
        upstream.read(
            caller,
            MTurkClient::listQualificationRequests,
            ListQualificationRequestsRequest.builder()
                .qualificationTypeId(qualificationTypeId)
                .maxResults(MAX_RESULTS)
                .nextToken(token)
                .build());
    // Services may leave out an empty list, but then count it.
    upstream.needed(
        "QualificationRequests", page.hasQualificationRequests() ? page : page.numResults());
    return new ListedPage(
        page.qualificationRequests().stream().map(PendingRequests::item), page.nextToken());
  }

  private static ListedItem item(QualificationRequest request) {
    LegacyAnswer<org.turkbridge.message.QualificationRequest> answer =
        QualificationRequestTranslation.toLegacyAnswer(request);
    String typeId = request.qualificationTypeId();
    String id = request.qualificationRequestId();
    return new ListedItem(
        new SortKey(
            id == null ? "" : id,
            typeId == null ? "" : typeId,
            request.submitTime() == null ? Instant.MIN : request.submitTime()),
        QualificationRequestElement.write(answer.message()),
        answer.replacedCharacters());
  }
}
