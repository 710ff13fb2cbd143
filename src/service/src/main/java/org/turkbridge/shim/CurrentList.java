package org.turkbridge.shim;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.requester.Requester;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.MTurkResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A list of the current API: how it is called, what its items are known by, and how old callers are
 * sent them.
 *
 * @param <S> its request, a search
 * @param <T> its items
 */
final class CurrentList<S extends MTurkRequest, T extends SdkPojo> {
  private final Supplier<? extends SdkBuilder<?, S>> searches;
  private final BiFunction<MTurkClient, S, ? extends MTurkResponse> call;
  private final Function<T, SortKey> keys;
  private final Element<T> element;
  private final ToIntFunction<S> most;
  private final BiFunction<Backend, Requester, Predicate<T>> shown;

  /** Writes an item as the element that answers carry. */
  interface Element<T> {
    /** The element, and how many characters of it XML could not hold. */
    LegacyAnswer<byte[]> write(T item, KnownElements known, ItemElement elements);

    /** An element that is mapped. */
    static <T extends SdkPojo, M> Element<T> of(AnswerMapping<T, M> mapping) {
      return of(mapping.name(), mapping::toLegacy);
    }

    /** An element that is translated. */
    static <T, M> Element<T> of(
        String name, BiFunction<T, KnownElements, LegacyAnswer<M>> translation) {
      return (item, known, elements) -> {
        LegacyAnswer<M> answer = translation.apply(item, known);
        return new LegacyAnswer<>(
            elements.write(name, answer.message()), answer.replacedCharacters());
      };
    }
  }

  private CurrentList(
      Supplier<? extends SdkBuilder<?, S>> searches,
      BiFunction<MTurkClient, S, ? extends MTurkResponse> call,
      Function<T, SortKey> keys,
      Element<T> element,
      ToIntFunction<S> most,
      BiFunction<Backend, Requester, Predicate<T>> shown) {
    this.searches = searches;
    this.call = call;
    this.keys = keys;
    this.element = element;
    this.most = most;
    this.shown = shown;
  }

  /**
   * A list.
   *
   * @param keys what an item is known and sorted by
   */
  static <S extends MTurkRequest, T extends SdkPojo> CurrentList<S, T> of(
      Supplier<? extends SdkBuilder<?, S>> searches,
      BiFunction<MTurkClient, S, ? extends MTurkResponse> call,
      Function<T, SortKey> keys,
      Element<T> element) {
    return new CurrentList<>(
        searches,
        call,
        keys,
        element,
        search -> Integer.MAX_VALUE,
        (backend, caller) -> item -> true);
  }

  /**
   * One that is not read to its end.
   *
   * @param most how many items are read; what follows is as if it did not exist
   */
  CurrentList<S, T> atMost(ToIntFunction<S> most) {
    return new CurrentList<>(searches, call, keys, element, most, shown);
  }

  /**
   * One of which callers are not shown all.
   *
   * @param shown which of the items of a caller, asked anew for each page
   */
  CurrentList<S, T> showing(BiFunction<Backend, Requester, Predicate<T>> shown) {
    return new CurrentList<>(searches, call, keys, element, most, shown);
  }

  /** Makes searches. */
  Supplier<? extends SdkBuilder<?, S>> searches() {
    return searches;
  }

  /** What an item is known and sorted by, unless a caller sorts by something else. */
  Function<T, SortKey> keys() {
    return keys;
  }

  /**
   * What a caller's pages are cut from.
   *
   * @param all of them, one after the other, each item once
   * @param keys what the items are sorted by: equal ones can share a snapshot
   * @param known what the items may hold
   */
  Listing listing(
      List<S> all, Function<T, SortKey> keys, KnownElements known, CallContext context) {
    return new Search<>(this, all, keys, known, context.backend());
  }

  /** All listings of this list. */
  Predicate<Listing> all() {
    return listing -> listing instanceof Search<?, ?> search && search.list == this;
  }

  /** The listings of this list that are asked for with that value, and no other. */
  Predicate<Listing> with(Function<S, @Nullable Object> member, Object value) {
    return searchedBy(search -> value.equals(member.apply(search)));
  }

  /** The listings of this list all of whose searches are such. */
  Predicate<Listing> searchedBy(Predicate<S> such) {
    return all().and(listing -> searchesOf(listing).stream().allMatch(such));
  }

  @SuppressWarnings("unchecked") // Of this list.
  private List<S> searchesOf(Listing listing) {
    return ((Search<S, T>) listing).searches;
  }

  /**
   * A list as a caller searches it.
   *
   * @param searches without page size and token
   */
  private record Search<S extends MTurkRequest, T extends SdkPojo>(
      CurrentList<S, T> list,
      List<S> searches,
      Function<T, SortKey> keys,
      KnownElements known,
      Backend backend)
      implements Listing {
    /** Stands between the number of a search and its token. */
    private static final char OF_SEARCH = ' ';

    @Override
    public ListedPage page(Upstream upstream, Requester caller, @Nullable String token) {
      int separator = token == null ? 0 : token.indexOf(OF_SEARCH);
      int number = token == null ? 0 : Integer.parseInt(token.substring(0, separator));
      String rest = token == null ? "" : token.substring(separator + 1);
      SdkPojo page =
          upstream.read(
              caller, list.call, list.pageOf(searches.get(number), rest.isEmpty() ? null : rest));
      SdkField<?> items = items(page);
      Object value = items.getValueOrDefault(page);
      boolean isListed = value != null && !(value instanceof SdkAutoConstructList);
      // Services may leave out an empty list, but then count it.
      upstream.needed(items.locationName(), isListed ? value : member("NumResults", page));
      @SuppressWarnings("unchecked") // As the SDK declares it.
      List<T> listed = isListed ? (List<T>) value : List.of();
      return new ListedPage(
          listed.stream().filter(list.shown.apply(backend, caller)).map(this::item),
          next(number, (String) member("NextToken", page)));
    }

    private @Nullable String next(int number, @Nullable String token) {
      if (token != null) {
        return number + (OF_SEARCH + token);
      }
      int following = number + 1;
      return following < searches.size() ? following + String.valueOf(OF_SEARCH) : null;
    }

    private ListedItem item(T item) {
      LegacyAnswer<byte[]> written = list.element.write(item, known, backend.elements());
      return new ListedItem(keys.apply(item), written.message(), written.replacedCharacters());
    }

    @Override
    public int most() {
      return searches.stream().mapToInt(list.most).min().orElse(Integer.MAX_VALUE);
    }
  }

  @SuppressWarnings("unchecked") // A request's builder builds its like.
  private S pageOf(S search, @Nullable String token) {
    MTurkRequest.Builder page = search.toBuilder();
    set("MaxResults", Listing.MAX_RESULTS, (SdkPojo) page);
    set("NextToken", token, (SdkPojo) page);
    return (S) page.build();
  }

  private static void set(String member, @Nullable Object value, SdkPojo builder) {
    SdkMembers.named(member, builder.sdkFields()).orElseThrow().set(builder, value);
  }

  /** The one member that is a list. */
  private static SdkField<?> items(SdkPojo page) {
    return page.sdkFields().stream()
        .filter(member -> SdkMembers.type(member) == MarshallingKnownType.LIST)
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Object member(String name, SdkPojo page) {
    return SdkMembers.named(name, page.sdkFields()).orElseThrow().getValueOrDefault(page);
  }

  /** A key of an item; what it lacks is first. */
  static SortKey key(@Nullable String id, @Nullable String text, @Nullable Instant time) {
    return new SortKey(
        id == null ? "" : id, text == null ? "" : text, time == null ? Instant.MIN : time);
  }
}
