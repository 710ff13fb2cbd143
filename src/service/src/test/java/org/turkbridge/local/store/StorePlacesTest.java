package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.store.StoredItems.request;
import static org.turkbridge.local.store.StoredItems.type;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Rows have places, by which lists are walked. */
class StorePlacesTest extends TwoStores {
  /** Enough for a transaction that nobody holds up to end meanwhile. */
  private static final int WALKS = 50;

  /** So many that a driver may make a few statements of them. */
  @Test
  void ofEachArrivalIsToldWhetherItWasNew() {
    int count = 300;
    write(
        one,
        tables -> {
          tables.types().add(type("T", "T"), "ann");
          for (int i = 0; i < count; i += 7) {
            tables.requests().add(request("R" + i, "T", "A" + i), null);
          }
        });
    List<Arrival<QualificationRequest>> arrivals = new ArrayList<>();
    List<Merged.Outcome> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Each fifth comes twice.
      for (int twin = 0; twin < (i % 5 == 0 ? 2 : 1); twin++) {
        arrivals.add(new Arrival<>("file", request("R" + i, "T", "A" + i)));
        expected.add(i % 7 == 0 || twin > 0 ? Merged.Outcome.UNCHANGED : Merged.Outcome.ADDED);
      }
    }

    List<Merged> merged = one.write(tables -> tables.requests().merge(arrivals));

    assertThat(merged).extracting(Merged::outcome).isEqualTo(expected);
    assertThat(walk(other, StoreListing.REQUESTS, 0))
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.range(0, count).filter(i -> i % 7 == 0).boxed(),
                    IntStream.range(0, count).filter(i -> i % 7 != 0).boxed())
                .map(i -> "R" + i)
                .toList());
    assertThat(one.<List<Merged>>write(tables -> tables.requests().merge(arrivals)))
        .extracting(Merged::outcome)
        .containsOnly(Merged.Outcome.UNCHANGED);
  }

  @ParameterizedTest
  @EnumSource
  void everyRowGetsAPlaceOfItsOwn(StoreListing listing) throws Exception {
    addType();
    List<String> before = walk(one, listing, 0);

    atOnce(() -> addMany(one, listing, "A1X"), () -> addMany(other, listing, "A2X"));

    List<String> added = walk(one, listing, 0);
    added.removeAll(before);
    List<String> expected = new ArrayList<>();
    for (String prefix : List.of("A1X", "A2X")) {
      IntStream.range(0, ROUNDS).forEach(i -> expected.add(prefix + (i + 10)));
      assertThat(added.stream().filter(id -> id.startsWith(prefix))).isSorted();
    }
    assertThat(added).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean addMany(Store store, StoreListing listing, String prefix) {
    for (int i = 0; i < ROUNDS; i++) {
      String id = prefix + (i + 10);
      write(store, tables -> listing.add(tables, id));
    }
    return true;
  }

  private static List<String> walk(Store store, StoreListing listing, long start) {
    List<String> ids = new ArrayList<>();
    Page<String> page = store.read(tables -> listing.page(tables, start));
    ids.addAll(page.items());
    while (page.end().isPresent()) {
      long after = page.end().getAsLong();
      page = store.read(tables -> listing.page(tables, after));
      ids.addAll(page.items());
    }
    return ids;
  }

  /**
   * Of two transactions that add, the second must not become visible before the first: a walk that
   * has its row would go on behind the place of the other's, and never give that.
   */
  @ParameterizedTest
  @EnumSource
  void whoDrawsAPlaceLaterIsNotVisibleEarlier(StoreListing listing) throws Exception {
    addType();
    List<String> before = walk(one, listing, 0);
    CountDownLatch added = new CountDownLatch(1);
    CountDownLatch walked = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                write(
                    one,
                    tables -> {
                      try {
                        listing.add(tables, "AFIRST");
                      } finally {
                        added.countDown();
                      }
                      await(walked);
                    }));
    added.await();
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> second =
        threads.submit(
            () -> {
              begun.countDown();
              write(other, tables -> listing.add(tables, "ASECOND"));
            });
    begun.await();

    for (int i = 0; i < WALKS; i++) {
      assertThat(walk(other, listing, 0)).isEqualTo(before);
    }
    walked.countDown();
    first.get();
    second.get();

    List<String> after = walk(other, listing, 0);
    assertThat(after.subList(before.size(), after.size())).containsExactly("AFIRST", "ASECOND");
  }
}
