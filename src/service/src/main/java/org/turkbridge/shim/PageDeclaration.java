package org.turkbridge.shim;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Binder;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.RequestMapping;
import org.turkbridge.mapping.ResponseTypes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/**
 * An operation that answers a numbered page of a list of the current API. Immutable.
 *
 * @param <Q> what a caller sends
 * @param <S> the search that the current API is sent
 */
final class PageDeclaration<Q, S extends MTurkRequest> implements OperationDeclaration {
  private static final int DEFAULT_PAGE_SIZE = 10;
  private static final String PAGE_NUMBER = "PageNumber";

  private final Binder<Q> binder;
  private final RequestMapping<Q, S> mapping;
  private final CurrentList<S, ?> list;
  private final Function<Q, ListOrder> order;
  private final MessageElement pageNumber;
  private final MessageElement pageSize;
  private final MessageElement numResults;
  private final MessageElement totalNumResults;
  private final MessageElement resultPageNumber;

  private PageDeclaration(
      Binder<Q> binder,
      RequestMapping<Q, S> mapping,
      CurrentList<S, ?> list,
      Function<Q, ListOrder> order) {
    this.binder = binder;
    this.mapping = mapping;
    this.list = list;
    this.order = order;
    MessageType<?> result = LegacyOperation.resultType(binder.type());
    this.pageNumber = binder.type().element(PAGE_NUMBER).orElseThrow();
    this.pageSize = binder.type().element("PageSize").orElseThrow();
    this.numResults = result.element("NumResults").orElseThrow();
    this.totalNumResults = result.element("TotalNumResults").orElseThrow();
    this.resultPageNumber = result.element(PAGE_NUMBER).orElseThrow();
  }

  /** An operation whose pages are in the order of the current API. */
  static <Q, S extends MTurkRequest> PageDeclaration<Q, S> page(
      Class<Q> request, CurrentList<S, ? extends SdkPojo> list) {
    return new PageDeclaration<>(
        Binder.of(MessageType.of(request)),
        RequestMapping.of(request, list.searches()),
        list,
        sent -> ListOrder.AS_LISTED);
  }

  /** Says what else is taken, beyond the schema. */
  PageDeclaration<Q, S> bound(UnaryOperator<Binder<Q>> difference) {
    return new PageDeclaration<>(difference.apply(binder), mapping, list, order);
  }

  /** Says what differs between the Request and the search. */
  PageDeclaration<Q, S> mapped(UnaryOperator<RequestMapping<Q, S>> difference) {
    return new PageDeclaration<>(binder, difference.apply(mapping), list, order);
  }

  /** Sorts the list. */
  PageDeclaration<Q, S> sorted(Function<Q, ListOrder> order) {
    return new PageDeclaration<>(binder, mapping, list, order);
  }

  @Override
  public LegacyOperation<Q> operation() {
    return new LegacyOperation<>(binder, sent -> {}, false, this::perform);
  }

  @Override
  public Binder<Q> binder() {
    return binder;
  }

  @Override
  public RequestMapping<Q, S> mapping() {
    return mapping;
  }

  @Override
  public SdkPojo response() {
    return ResponseTypes.of(list.searches());
  }

  @Override
  public List<String> unmapped() {
    return mapping.unmapped();
  }

  private List<byte[]> perform(Q sent, Object result, CallContext call) {
    int number = number(pageNumber.get(sent), 1);
    PageForm form = new PageForm(order.apply(sent), number(pageSize.get(sent), DEFAULT_PAGE_SIZE));
    LegacyPage page =
        call.backend()
            .snapshots()
            .page(list.listing(mapping.toCurrent(sent), call), call, form, number);
    call.held().accept(page.memory());
    numResults.set(result, page.items().size());
    totalNumResults.set(result, page.total());
    resultPageNumber.set(result, number);
    return page.items();
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value == null ? otherwise : (int) value;
  }
}
