package org.turkbridge.local;

import java.util.List;
import java.util.Objects;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/**
 * Lists who holds a type, or from whom it was revoked, in the order of the first grant; also of a
 * type that was deleted. An absent Status is Granted.
 */
final class ListWorkersWithQualificationType
    implements Operation<
        ListWorkersWithQualificationTypeRequest, ListWorkersWithQualificationTypeResponse> {
  private static final RequestShape<ListWorkersWithQualificationTypeRequest> SHAPE =
      RequestShape.of(
          ListWorkersWithQualificationTypeRequest::builder,
          Members.QUALIFICATION_TYPE_ID.required(),
          Member.of("Status").oneOf(List.of("Granted", "Revoked")),
          Members.NEXT_TOKEN,
          Members.MAX_RESULTS);

  private final Store store;

  ListWorkersWithQualificationType(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "ListWorkersWithQualificationType";
  }

  @Override
  public RequestShape<ListWorkersWithQualificationTypeRequest> shape() {
    return SHAPE;
  }

  @Override
  public ListWorkersWithQualificationTypeResponse answer(
      ListWorkersWithQualificationTypeRequest request, Caller caller) {
    String typeId = request.qualificationTypeId();
    QualificationStatus status =
        Objects.requireNonNullElse(request.status(), QualificationStatus.GRANTED);
    String list = String.join("\n", name(), typeId, status.toString());
    Page<Qualification> page =
        store.read(
            tables -> {
              Rules.readableType(tables, typeId, caller);
              return tables
                  .qualifications()
                  .page(
                      typeId,
                      status,
                      store.pageTokens().start(list, request.nextToken()),
                      new PageLimit(request.maxResults(), caller.answer()));
            });
    return ListWorkersWithQualificationTypeResponse.builder()
        .qualifications(page.items())
        .numResults(page.items().size())
        .nextToken(store.pageTokens().next(list, page.end()))
        .build();
  }
}
