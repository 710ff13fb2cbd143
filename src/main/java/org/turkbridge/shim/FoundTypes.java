package org.turkbridge.shim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.requester.Requester;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationTypeTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesResponse;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * The QualificationTypes that a search finds. {@link SortKey#text} is the name.
 *
 * @param search without page size and token
 */
record FoundTypes(ListQualificationTypesRequest search, ItemElement elements) implements Listing {
  /**
   * A search that is not for the caller's own types goes over the whole marketplace, which would
   * take hours to read.
   */
  private static final int MOST = 5_000;

  @Override
  public ListedPage page(Upstream upstream, Requester caller, @Nullable String token) {
    ListQualificationTypesResponse page =
        upstream.read(
            caller,
            MTurkClient::listQualificationTypes,
            search.toBuilder().maxResults(MAX_RESULTS).nextToken(token).build());
    // Services may leave out an empty list, but then count it.
    upstream.needed("QualificationTypes", page.hasQualificationTypes() ? page : page.numResults());
    return new ListedPage(page.qualificationTypes().stream().map(this::item), page.nextToken());
  }

  @Override
  public int most() {
    return Boolean.TRUE.equals(search.mustBeOwnedByCaller()) ? Integer.MAX_VALUE : MOST;
  }

  private ListedItem item(QualificationType type) {
    LegacyAnswer<org.turkbridge.message.QualificationType> answer =
        QualificationTypeTranslation.toLegacyAnswer(type);
    String id = type.qualificationTypeId();
    String name = type.name();
    return new ListedItem(
        new SortKey(
            id == null ? "" : id,
            name == null ? "" : name,
            type.creationTime() == null ? Instant.MIN : type.creationTime()),
        elements.write("QualificationType", answer.message()),
        answer.replacedCharacters());
  }
}
