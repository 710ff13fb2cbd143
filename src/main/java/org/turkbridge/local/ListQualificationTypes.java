package org.turkbridge.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  private final Transactions transactions;

  ListQualificationTypes(Transactions transactions) {
    this.transactions = transactions;
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
    TypeQuery query = new TypeQuery(request.query());
    String list =
        String.join(
            "\n",
            name(),
            String.valueOf(ownAlone),
            String.valueOf(request.mustBeRequestable()),
            Objects.requireNonNullElse(request.query(), ""));
    boolean requestableAlone = request.mustBeRequestable();
    return transactions.read(
        caller,
        tx -> {
          Page<StoredType> page =
              tx.types()
                  .page(
                      owner,
                      tx.pageTokens().start(list, request.nextToken()),
                      new PageLimit(request.maxResults(), caller.answer()),
                      type ->
                          (!requestableAlone || type.type().isRequestable())
                              && query.matches(type.type()));
          return ListQualificationTypesResponse.builder()
              .qualificationTypes(page.items().stream().map(type -> type.shownTo(caller)).toList())
              .numResults(page.items().size())
              .nextToken(tx.pageTokens().next(list, page.end()))
              .build();
        });
  }
}
