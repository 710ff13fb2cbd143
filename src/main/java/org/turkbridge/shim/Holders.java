package org.turkbridge.shim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.requester.Requester;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/**
 * The Workers who hold a Qualification, or held it.
 *
 * @param search without page size and token
 */
record Holders(
    ListWorkersWithQualificationTypeRequest search, KnownElements known, ItemElement elements)
    implements Listing {
  @Override
  public ListedPage page(Upstream upstream, Requester caller, @Nullable String token) {
    ListWorkersWithQualificationTypeResponse page =
        upstream.read(
            caller,
            MTurkClient::listWorkersWithQualificationType,
            search.toBuilder().maxResults(MAX_RESULTS).nextToken(token).build());
    // Services may leave out an empty list, but then count it.
    upstream.needed("Qualifications", page.hasQualifications() ? page : page.numResults());
    return new ListedPage(page.qualifications().stream().map(this::item), page.nextToken());
  }

  boolean isOf(String qualificationTypeId) {
    return qualificationTypeId.equals(search.qualificationTypeId());
  }

  boolean isOf(String qualificationTypeId, QualificationStatus status) {
    return isOf(qualificationTypeId) && status == search.status();
  }

  private ListedItem item(Qualification qualification) {
    LegacyAnswer<org.turkbridge.message.Qualification> answer =
        QualificationTranslation.toLegacyAnswer(qualification, known);
    String workerId = qualification.workerId();
    return new ListedItem(
        new SortKey(workerId == null ? "" : workerId, "", Instant.MIN),
        elements.write("Qualification", answer.message()),
        answer.replacedCharacters());
  }
}
