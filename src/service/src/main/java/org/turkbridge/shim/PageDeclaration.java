package org.turkbridge.shim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Transport;
import org.turkbridge.mapping.EnumeratedType;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.RequestMapping;
import org.turkbridge.mapping.ResponseTypes;
import org.turkbridge.translate.KnownElements;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/**
 * An operation that answers a numbered page of a list of the current API. Immutable.
 *
 * @param <Q> what a caller sends
 * @param <S> the search that the current API is sent
 * @param <T> what the list is of
 */
final class PageDeclaration<Q, S extends MTurkRequest, T extends SdkPojo>
    implements OperationDeclaration {
  private static final int DEFAULT_PAGE_SIZE = 10;
  private static final String PAGE_NUMBER = "PageNumber";
  private static final String NUM_RESULTS = "NumResults";
  private static final String TOTAL_NUM_RESULTS = "TotalNumResults";

  private final Binder<Q> binder;
  private final RequestMapping<Q, S> mapping;
  private final CurrentList<S, T> list;
  private final Differences<Q, S, T> differences;
  private final MessageElement pageNumber;
  private final MessageElement pageSize;
  private final MessageElement numResults;
  private final MessageElement totalNumResults;
  private final MessageElement resultPageNumber;

  /**
   * What an operation does otherwise than most.
   *
   * @param before throws a LegacyException if the page is not to be read
   * @param searches what is searched for, given what the Request is mapped to
   * @param keys what items are sorted by
   * @param countedAsInSchema whether the counters of REST are in the order of the schema
   */
  private record Differences<Q, S extends MTurkRequest, T extends SdkPojo>(
      BiConsumer<Q, CallContext> before,
      BiFunction<Q, S, List<S>> searches,
      Function<Q, Function<T, SortKey>> keys,
      Function<Q, ListOrder> order,
      Optional<ResponseGroups> groups,
      boolean countedAsInSchema) {}

  private PageDeclaration(
      Binder<Q> binder,
      RequestMapping<Q, S> mapping,
      CurrentList<S, T> list,
      Differences<Q, S, T> differences) {
    this.binder = binder;
    this.mapping = mapping;
    this.list = list;
    this.differences = differences;
    MessageType<?> result = LegacyOperation.resultType(binder.type());
    this.pageNumber = binder.type().element(PAGE_NUMBER).orElseThrow();
    this.pageSize = binder.type().element("PageSize").orElseThrow();
    this.numResults = result.element(NUM_RESULTS).orElseThrow();
    this.totalNumResults = result.element(TOTAL_NUM_RESULTS).orElseThrow();
    this.resultPageNumber = result.element(PAGE_NUMBER).orElseThrow();
  }

  /** An operation whose pages are in the order of the current API. */
  static <Q, S extends MTurkRequest, T extends SdkPojo> PageDeclaration<Q, S, T> page(
      Class<Q> request, CurrentList<S, T> list) {
    return new PageDeclaration<>(
        Binder.of(MessageType.of(request)),
        RequestMapping.of(request, list.searches()),
        list,
        new Differences<>(
            (sent, call) -> {},
            (sent, search) -> List.of(search),
            sent -> list.keys(),
            sent -> ListOrder.AS_LISTED,
            Optional.empty(),
            false));
  }

  private PageDeclaration<Q, S, T> with(Differences<Q, S, T> others) {
    return new PageDeclaration<>(binder, mapping, list, others);
  }

  /** Says what else is taken, beyond the schema. */
  PageDeclaration<Q, S, T> bound(UnaryOperator<Binder<Q>> difference) {
    return new PageDeclaration<>(difference.apply(binder), mapping, list, differences);
  }

  /** Says what differs between the Request and the search. */
  PageDeclaration<Q, S, T> mapped(UnaryOperator<RequestMapping<Q, S>> difference) {
    return new PageDeclaration<>(binder, difference.apply(mapping), list, differences);
  }

  /**
   * Does something first.
   *
   * @param before throws a LegacyException if the page is not to be read
   */
  PageDeclaration<Q, S, T> first(BiConsumer<Q, CallContext> before) {
    Differences<Q, S, T> all = differences;
    return with(
        new Differences<>(
            before,
            all.searches(),
            all.keys(),
            all.order(),
            all.groups(),
            all.countedAsInSchema()));
  }

  /** Makes several searches of one Request, whose items are one list. */
  PageDeclaration<Q, S, T> searching(BiFunction<Q, S, List<S>> searches) {
    Differences<Q, S, T> all = differences;
    return with(
        new Differences<>(
            all.before(),
            searches,
            all.keys(),
            all.order(),
            all.groups(),
            all.countedAsInSchema()));
  }

  /** Sorts the list. */
  PageDeclaration<Q, S, T> sorted(Function<Q, ListOrder> order) {
    return sorted(order, differences.keys());
  }

  /** Sorts the list, by other keys than its own. */
  PageDeclaration<Q, S, T> sorted(
      Function<Q, ListOrder> order, Function<Q, Function<T, SortKey>> keys) {
    Differences<Q, S, T> all = differences;
    return with(
        new Differences<>(
            all.before(), all.searches(), keys, order, all.groups(), all.countedAsInSchema()));
  }

  /** Answers by response groups. */
  PageDeclaration<Q, S, T> grouped(ResponseGroups groups) {
    Differences<Q, S, T> all = differences;
    return with(
        new Differences<>(
            all.before(),
            all.searches(),
            all.keys(),
            all.order(),
            Optional.of(groups),
            all.countedAsInSchema()));
  }

  /**
   * Writes the counters in REST as the schema has them. Other answers that are recorded have
   * NumResults, TotalNumResults and PageNumber in this order, whatever the schema says.
   */
  PageDeclaration<Q, S, T> countedAsInSchema() {
    Differences<Q, S, T> all = differences;
    return with(
        new Differences<>(
            all.before(), all.searches(), all.keys(), all.order(), all.groups(), true));
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
  public Optional<RequestMapping<?, ?>> mapping() {
    return Optional.of(mapping);
  }

  @Override
  public Optional<ResponseGroups> groups() {
    return differences.groups();
  }

  @Override
  public CurrentPlan plan(Parameters parameters) {
    Q sent = binder.read(parameters);
    List<CurrentStep> steps = new ArrayList<>();
    for (S search : differences.searches().apply(sent, mapping.toCurrent(sent))) {
      steps.add(new CurrentStep.Pages(search));
    }
    List<String> remarks = new ArrayList<>();
    if (!differences.order().apply(sent).equals(ListOrder.AS_LISTED)) {
      remarks.add(
          "The old answer was sorted" + sortOf(sent) + ", the new one is not: sort what is read.");
    }
    long size = number(pageSize.get(sent), DEFAULT_PAGE_SIZE);
    long first = (number(pageNumber.get(sent), 1) - 1) * size;
    remarks.add(
        "The old answer had items "
            + (first + 1)
            + " to "
            + (first + size)
            + "; there are no page numbers: read all, then count and cut.");
    return new CurrentPlan(steps, remarks)
        .remarking(CurrentPlan.unmapped(mapping, sent))
        .remarking(LegacyOperation.groupRemarks(binder, sent));
  }

  /** What was asked for, in brackets; empty if nothing. */
  private String sortOf(Q sent) {
    List<String> asked = new ArrayList<>();
    for (MessageElement element : binder.type().elements()) {
      if (element.name().startsWith("Sort") && element.get(sent) instanceof Enum<?> value) {
        asked.add(element.name() + "=" + EnumeratedType.of(element.type()).value(value));
      }
    }
    return asked.isEmpty() ? "" : " (" + String.join(", ", asked) + ")";
  }

  @Override
  public Optional<SdkPojo> response() {
    return Optional.of(ResponseTypes.of(list.searches()));
  }

  private List<byte[]> perform(Q sent, Object result, CallContext call) {
    differences.before().accept(sent, call);
    int number = number(pageNumber.get(sent), 1);
    PageForm form =
        new PageForm(
            differences.order().apply(sent), number(pageSize.get(sent), DEFAULT_PAGE_SIZE));
    KnownElements ofVersion = call.version().known();
    Listing listing =
        list.listing(
            differences.searches().apply(sent, mapping.toCurrent(sent)),
            differences.keys().apply(sent),
            differences
                .groups()
                .map(groups -> groups.shown(ofVersion, LegacyOperation.groups(binder, sent)))
                .orElse(ofVersion),
            call);
    LegacyPage page = call.backend().snapshots().page(listing, call, form, number);
    call.held().accept(page.memory());
    if (call.transport() == Transport.REST && !differences.countedAsInSchema()) {
      List<byte[]> items = new ArrayList<>();
      items.add(
          (counter(NUM_RESULTS, page.items().size())
                  + counter(TOTAL_NUM_RESULTS, page.total())
                  + counter(PAGE_NUMBER, number))
              .getBytes(StandardCharsets.UTF_8));
      items.addAll(page.items());
      return items;
    }
    numResults.set(result, page.items().size());
    totalNumResults.set(result, page.total());
    resultPageNumber.set(result, number);
    return page.items();
  }

  private static String counter(String name, int value) {
    return "<" + name + ">" + value + "</" + name + ">";
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value == null ? otherwise : (int) value;
  }
}
