package org.turkbridge.awscli.paging;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.parameters.CallParameters;
import org.turkbridge.python.PythonInt;

/**
 * Asks for one page after the other, as far as is wanted. While the current one is used, the next
 * is on its way; no others are held.
 */
public final class PageWalk implements Iterator<Map<String, @Nullable Object>> {
  private final String key;
  private final ReadAhead service;
  private final Map<String, @Nullable Object> parameters;
  private final Paging paging;

  /** What was sent for the current page, besides the parameters. */
  private Map<String, @Nullable Object> token;

  /** Whether the token came from the page before. */
  private boolean isFollowing;

  /** Whether the service sends that token again and again. */
  private boolean isStuck;

  private @Nullable String resumeToken;
  private long items;
  private boolean begun;
  private boolean ended;

  /**
   * Asks for nothing yet.
   *
   * @param key the member of an answer that holds the list
   * @param service answers parameters
   * @param parameters with the wanted part under {@link CallParameters#PAGINATION}
   * @throws CommandException if what is there cannot be understood
   */
  public PageWalk(
      String key,
      Function<Map<String, @Nullable Object>, Answer> service,
      Map<String, @Nullable Object> parameters) {
    this.key = key;
    this.service = new ReadAhead(service);
    this.paging = Paging.of(parameters.get(CallParameters.PAGINATION));
    this.parameters = new LinkedHashMap<>(parameters);
    this.parameters.remove(CallParameters.PAGINATION);
    if (paging.pageSize() != null) {
      this.parameters.put(ServiceOperation.MAX_RESULTS, paging.pageSize());
    }
    this.token = new LinkedHashMap<>();
  }

  /** The member of a page that holds the list. */
  public String key() {
    return key;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  /**
   * The next page: the answer of the service, of whose list only the wanted part is left.
   *
   * @throws CommandException if the call fails
   */
  @Override
  public Map<String, @Nullable Object> next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    if (isStuck) {
      throw CommandException.other(
          "Error during pagination: The same next token was received twice: {'NextToken': '%s'}"
              .formatted(token.get(ServiceOperation.NEXT_TOKEN)));
    }
    long skipped = 0;
    if (!begun) {
      begun = true;
      skipped = begin();
    }
    Answer answer = service.take(this::request);
    if (paging.maxItems() == null) {
      // Whatever it holds, the list goes on.
      goOn(answer.nextToken());
    }
    Map<String, @Nullable Object> page = new LinkedHashMap<>(answer.values());
    List<@Nullable Object> list = list(page);
    if (skipped != 0) {
      list = Slices.from(list, skipped);
      page.put(key, list);
    }
    Long most = paging.maxItems();
    if (most == null) {
      return page;
    }
    if (items + list.size() > most) {
      long kept = most - items;
      page.put(key, Slices.upTo(list, kept));
      resumeToken = PageToken.withinPage(token.get(ServiceOperation.NEXT_TOKEN), kept + skipped);
      ended = true;
    } else {
      items += list.size();
      goOn(page.get(ServiceOperation.NEXT_TOKEN));
    }
    return page;
  }

  /** What the output has to carry if items are left; empty before the last page was taken. */
  public Optional<String> resumeToken() {
    return Optional.ofNullable(resumeToken);
  }

  /** Takes up the starting token, and says how many items of its page came before. */
  private long begin() {
    String text = paging.startingToken();
    if (text == null) {
      return 0;
    }
    PageToken start = PageToken.parse(text);
    token = start.service();
    return start.items();
  }

  private Map<String, @Nullable Object> request() {
    Map<String, @Nullable Object> request = new LinkedHashMap<>(parameters);
    token.forEach(
        (name, value) -> {
          if (value == null || value.equals("None")) {
            request.remove(name);
          } else {
            request.put(name, value);
          }
        });
    return request;
  }

  private void goOn(@Nullable Object next) {
    if (next == null || next.equals("")) {
      ended = true;
      return;
    }
    if (paging.maxItems() != null && items == paging.maxItems()) {
      resumeToken = PageToken.atPage(next);
      ended = true;
      return;
    }
    // Told when the next page is taken: this one is good.
    isStuck = isFollowing && next.equals(token.get(ServiceOperation.NEXT_TOKEN));
    isFollowing = true;
    Map<String, @Nullable Object> following = new LinkedHashMap<>();
    following.put(ServiceOperation.NEXT_TOKEN, next);
    token = following;
    if (!isStuck) {
      service.begin(request());
    }
  }

  private List<@Nullable Object> list(Map<String, @Nullable Object> page) {
    return page.get(key) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  /** Parts of lists, where a negative number counts from the end as Python has it. */
  private static final class Slices {
    static List<@Nullable Object> from(List<@Nullable Object> list, long start) {
      return list.subList(at(list, start), list.size());
    }

    static List<@Nullable Object> upTo(List<@Nullable Object> list, long end) {
      return list.subList(0, at(list, end));
    }

    private static int at(List<?> list, long index) {
      long fromStart = index < 0 ? list.size() + index : index;
      return (int) Math.max(0, Math.min(list.size(), fromStart));
    }
  }

  /**
   * Which part of a list is wanted.
   *
   * @param startingToken null for its beginning
   * @param pageSize null for the service's own
   * @param maxItems null for all
   */
  private record Paging(
      @Nullable String startingToken, @Nullable Object pageSize, @Nullable Long maxItems) {
    /**
     * That of the parameters.
     *
     * @param pagination what they have under {@link CallParameters#PAGINATION}; null if nothing
     * @throws CommandException if a number is none
     */
    static Paging of(@Nullable Object pagination) {
      Map<?, ?> map = pagination instanceof Map<?, ?> given ? given : Map.of();
      Object token = map.get(CallParameters.STARTING_TOKEN);
      Object most = map.get(CallParameters.MAX_ITEMS);
      Object size = map.get(CallParameters.PAGE_SIZE);
      return new Paging(
          token == null ? null : token.toString(),
          size == null ? null : number(size),
          most == null ? null : number(most));
    }

    private static long number(Object value) {
      if (value instanceof Long number) {
        return number;
      }
      String text = value.toString();
      BigInteger number =
          PythonInt.parse(text).orElseThrow(() -> CommandException.other(PythonInt.error(text)));
      return PythonInt.nearest(number);
    }
  }
}
