package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens between and during the pages: what waits all the time is shown once. */
class WalkPropertyTest {
  private static final String ID = "QualificationRequestId";

  /** For the long list or for the others. */
  private static final long HEAP = 336_000;

  /** What happens to a list. */
  enum Event {
    GRANTED,
    REJECTED,
    SETTLED_ELSEWHERE,
    MADE,
    /** A grant of which nobody knows whether it was made. */
    GRANT_CUT_OFF,
    GRANTED_TWICE,
    TYPE_DISPOSED,
    /** The same caller asks for page 1 in another order, of another size. */
    OTHER_ORDER,
    OTHER_SIZE,
    /** The same again, as a program that polls while another thread of it walks. */
    SAME_PAGE_ONE,
    OTHER_CALLER,
    /** The page is asked for again, as if its answer was lost. */
    SAME_PAGE_AGAIN,
    TOO_OLD,
    EVICTED
  }

  /** When a program takes the list to be at its end. */
  enum End {
    /** The total of the page before last. */
    PAGES_OF_TOTAL,
    ITEMS_OF_TOTAL,
    PAGES_OF_FIRST_TOTAL,
    EMPTY_PAGE,
    SHORT_PAGE
  }

  /**
   * @param which among what is there
   */
  record Happening(Event event, int which) {}

  /**
   * @param during what happens during the first pages that are read from the service behind
   * @param between what happens after the first pages that the program has seen
   */
  record Walk(
      int pending,
      int pageSize,
      String property,
      boolean descending,
      boolean oneType,
      End end,
      List<Happening> before,
      List<Happening> during,
      List<List<Happening>> between) {}

  @Property(tries = 150)
  void everyRequestThatWaitsAllTheTimeIsShownOnce(@ForAll("walks") Walk walk) {
    new Run(walk).check();
  }

  @Provide
  Arbitrary<Walk> walks() {
    Arbitrary<Happening> anything =
        Combinators.combine(Arbitraries.of(Event.class), Arbitraries.integers().between(0, 40))
            .as(Happening::new);
    Arbitrary<Happening> change =
        Combinators.combine(
                Arbitraries.of(
                    Event.GRANTED,
                    Event.REJECTED,
                    Event.SETTLED_ELSEWHERE,
                    Event.MADE,
                    Event.GRANT_CUT_OFF,
                    Event.TYPE_DISPOSED),
                Arbitraries.integers().between(0, 40))
            .as(Happening::new);
    return Combinators.combine(
            Combinators.combine(
                    Arbitraries.integers().between(0, 30),
                    Arbitraries.integers().between(1, 5),
                    Arbitraries.of("SubmitTime", "QualificationTypeId"))
                .as(Sizes::new),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(End.class),
            anything.list().ofMaxSize(4),
            change.list().ofMaxSize(6),
            anything.list().ofMaxSize(3).list().ofMaxSize(8))
        .as(
            (sizes, descending, oneType, end, before, during, between) ->
                new Walk(
                    sizes.pending(),
                    sizes.page(),
                    sizes.property(),
                    descending,
                    oneType,
                    end,
                    before,
                    during,
                    between));
  }

  private record Sizes(int pending, int page, String property) {}

  /** One walk. */
  private static final class Run {
    private final Walk walk;
    private final ChangingList list = new ChangingList();
    private final ShimFixture shim = new ShimFixture(new ScriptedService(list), false, HEAP);
    private int page;
    private boolean old;
    private boolean polledOnPageTwo;

    Run(Walk walk) {
      this.walk = walk;
    }

    void check() {
      try (shim) {
        for (int i = 0; i < walk.pending(); i++) {
          make(i);
        }
        walk.before().forEach(this::happen);
        Set<String> allTheTime = new HashSet<>(listed());
        walk.during().forEach(each -> list.during(() -> happen(each)));
        List<String> shown = walk(allTheTime);
        allTheTime.retainAll(list.pending());

        shown.removeIf(id -> !allTheTime.contains(id));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(allTheTime);
      }
    }

    private List<String> listed() {
      List<String> all = new ArrayList<>(list.pending());
      if (walk.oneType()) {
        all.removeIf(id -> !list.isOf(id, "TA"));
      }
      return all;
    }

    private List<String> walk(Set<String> allTheTime) {
      List<String> shown = new ArrayList<>();
      int firstTotal = -1;
      while (true) {
        page++;
        LegacyService.Answer answer = shim.get(query() + "&PageNumber=" + page);
        List<String> ids = values(answer, ID);
        int total = Integer.parseInt(values(answer, "TotalNumResults").get(0));
        firstTotal = firstTotal < 0 ? total : firstTotal;
        shown.addAll(ids);
        allTheTime.retainAll(list.pending());
        boolean ended =
            switch (walk.end()) {
              case PAGES_OF_TOTAL -> page * walk.pageSize() >= total;
              case ITEMS_OF_TOTAL -> ids.isEmpty() || shown.size() >= total;
              case PAGES_OF_FIRST_TOTAL -> page * walk.pageSize() >= firstTotal;
              case EMPTY_PAGE -> ids.isEmpty();
              case SHORT_PAGE -> ids.size() < walk.pageSize();
            };
        if (ended) {
          return shown;
        }
        if (page <= walk.between().size()) {
          walk.between().get(page - 1).forEach(this::happen);
        }
      }
    }

    private String query() {
      return "SortProperty="
          + walk.property()
          + "&SortDirection="
          + (walk.descending() ? "Descending" : "Ascending")
          + "&PageSize="
          + walk.pageSize()
          + (walk.oneType() ? "&QualificationTypeId=TA" : "");
    }

    private void make(int which) {
      list.make(which % 3 == 0 ? "TB" : "TA", which * 7 % 11);
    }

    private void happen(Happening happening) {
      int which = happening.which();
      List<String> pending = list.pending();
      String id = pending.isEmpty() ? "none" : pending.get(which % pending.size());
      switch (happening.event()) {
        case GRANTED -> shim.call("GrantQualification&QualificationRequestId=" + id);
        case REJECTED -> shim.call("RejectQualificationRequest&QualificationRequestId=" + id);
        case SETTLED_ELSEWHERE -> list.settle(id);
        case MADE -> make(which);
        case GRANT_CUT_OFF -> {
          list.outOfOrder(true);
          shim.call("GrantQualification&QualificationRequestId=" + id);
          list.outOfOrder(false);
        }
        case GRANTED_TWICE -> {
          shim.call("GrantQualification&QualificationRequestId=" + id);
          shim.call("GrantQualification&QualificationRequestId=" + id);
        }
        case TYPE_DISPOSED -> shim.call("DisposeQualificationType&QualificationTypeId=TB");
        case OTHER_ORDER -> shim.get("SortProperty=Expiration&SortDirection=Descending&PageSize=9");
        case OTHER_SIZE -> shim.get("PageSize=" + (10 + which));
        case SAME_PAGE_ONE -> {
          // Between pages 1 and 2 nobody can tell whose page 2 it is.
          if (page != 1) {
            shim.get(query());
            polledOnPageTwo |= page == 2;
          }
        }
        case OTHER_CALLER -> shim.get(query() + "&AWSAccessKeyId=AKIASECOND");
        case SAME_PAGE_AGAIN -> {
          // Page 2 again is page 2 of the program that polled just now.
          if (page > 1 && !old && !(page == 2 && polledOnPageTwo)) {
            shim.get(query() + "&PageNumber=" + page);
          }
        }
        case TOO_OLD -> {
          shim.pass(ShimFixture.TTL);
          old = page > 0;
        }
        case EVICTED -> shim.get("QualificationTypeId=" + ChangingList.LONG);
      }
    }
  }
}
