package org.turkbridge.shim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.requester.Requester;
import org.turkbridge.translate.HitTranslation;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeResponse;

/**
 * The HITs that require a Qualification.
 *
 * @param search without page size and token
 */
record HitsOfType(
    ListHiTsForQualificationTypeRequest search, KnownElements known, ItemElement elements)
    implements Listing {
  @Override
  public ListedPage page(Upstream upstream, Requester caller, @Nullable String token) {
    ListHiTsForQualificationTypeResponse page =
        upstream.read(
            caller,
            MTurkClient::listHITsForQualificationType,
            search.toBuilder().maxResults(MAX_RESULTS).nextToken(token).build());
    // Services may leave out an empty list, but then count it.
    upstream.needed("HITs", page.hasHiTs() ? page : page.numResults());
    return new ListedPage(page.hiTs().stream().map(this::item), page.nextToken());
  }

  boolean isOf(String qualificationTypeId) {
    return qualificationTypeId.equals(search.qualificationTypeId());
  }

  private ListedItem item(HIT hit) {
    LegacyAnswer<org.turkbridge.message.HIT> answer = HitTranslation.toLegacyAnswer(hit, known);
    String id = hit.hitId();
    return new ListedItem(
        new SortKey(id == null ? "" : id, "", Instant.MIN),
        elements.write("HIT", answer.message()),
        answer.replacedCharacters());
  }
}
