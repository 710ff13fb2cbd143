package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.limit;
import static org.turkbridge.local.store.StoredItems.request;
import static org.turkbridge.local.store.StoredItems.submit;
import static org.turkbridge.local.store.StoredItems.type;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.HIT;

/** What is written is there whole or not at all, and what is read is of one moment. */
class StoreTransactionsTest extends TwoStores {
  @Test
  void whatIsWrittenIsThereForOthersAndAfterwards() {
    addType();

    assertThat(other.<Boolean>read(tables -> tables.types().find("T").isPresent())).isTrue();
    one.close();
    other.close();
    one = open();
    assertThat(one.<StoredType>read(tables -> tables.types().find("T").orElseThrow()).type())
        .isEqualTo(type("T", "T"));
  }

  @Test
  void workThatFailsIsUndoneWhole() {
    addType();
    assertThatThrownBy(
            () ->
                write(
                    one,
                    tables -> {
                      tables.requests().add(request("R1", "T", "AONE"), "ann");
                      tables.qualifications().grant("T", "AONE", 1, TIME);
                      throw new IllegalArgumentException("It is not.");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("It is not.");

    assertThat(other.<Boolean>read(tables -> tables.requests().find("R1").isPresent())).isFalse();
    assertThat(other.<Boolean>read(tables -> tables.qualifications().find("T", "AONE").isPresent()))
        .isFalse();
  }

  @Test
  void whatIsNotCommittedIsSeenByNobodyElse() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    Future<?> writing =
        threads.submit(
            () ->
                write(
                    one,
                    tables -> {
                      tables.types().add(type("T", "T"), "ann");
                      written.countDown();
                      await(read);
                    }));

    written.await();
    assertThat(other.<Boolean>read(tables -> tables.types().find("T").isPresent())).isFalse();
    read.countDown();
    writing.get();
    assertThat(other.<Boolean>read(tables -> tables.types().find("T").isPresent())).isTrue();
  }

  /** A HIT that counts one assignment, and a list of none, are not true at any time. */
  @Test
  void oneReadingSeesOneMoment() {
    addType();

    one.read(
        tables -> {
          HIT before = tables.hits().find("HIT", TIME).orElseThrow().hit();
          write(other, changed -> submit(changed, "A1", "AONE"));
          assertThat(tables.hits().find("HIT", TIME).orElseThrow().hit()).isEqualTo(before);
          assertThat(tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)).items())
              .isEmpty();
          return true;
        });

    assertThat(
            one.<Integer>read(
                tables ->
                    tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)).items().size()))
        .isEqualTo(1);
  }

  @Test
  void bothGiveTheSameTokens() {
    assertThat(one.pageTokens().token("list", 1)).isEqualTo(other.pageTokens().token("list", 1));
  }
}
