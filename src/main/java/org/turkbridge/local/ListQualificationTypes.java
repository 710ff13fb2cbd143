package org.turkbridge.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoredType;
import org.turkbridge.local.store.TypeSearch;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesResponse;

/**
 * Searches the types that are not deleted; Test and AnswerKey are shown to the owner alone. An
 * absent MustBeOwnedByCaller is false; imported types count as everybody's own, those of the system
 * as nobody's. Only these two may be unrequestable.
 */
final class ListQualificationTypes
    implements Operation<ListQualificationTypesRequest, ListQualificationTypesResponse> {
  private static final RequestShape<ListQualificationTypesRequest> SHAPE =
      RequestShape.of(
          ListQualificationTypesRequest::builder,
          Member.of("MustBeRequestable").required(),
          Members.NEXT_TOKEN,
          Members.MAX_RESULTS);

  private final Store store;

  ListQualificationTypes(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "ListQualificationTypes";
  }

  @Override
  public RequestShape<ListQualificationTypesRequest> shape() {
    return SHAPE;
  }

  @Override
  public ListQualificationTypesResponse answer(
      ListQualificationTypesRequest request, Caller caller) {
    boolean ownAlone = Objects.requireNonNullElse(request.mustBeOwnedByCaller(), false);
    @Nullable String owner = ownAlone ? caller.requester() : null;
    TypeSearch search = new TypeSearch(owner, request.mustBeRequestable(), request.query());
    String list =
        String.join(
            "\n",
            name(),
            String.valueOf(ownAlone),
            String.valueOf(request.mustBeRequestable()),
            Objects.requireNonNullElse(request.query(), ""));
    long after = store.pageTokens().start(list, request.nextToken());
    Page<StoredType> page =
        store.read(
            tables ->
                tables
                    .types()
                    .page(search, after, new PageLimit(request.maxResults(), caller.answer())));
    return ListQualificationTypesResponse.builder()
        .qualificationTypes(
            page.items().stream().map(type -> type.shownTo(caller.requester())).toList())
        .numResults(page.items().size())
        .nextToken(store.pageTokens().next(list, page.end()))
        .build();
  }
}
