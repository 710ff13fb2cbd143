package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.calls;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts of calls, in both databases. */
final class CallTableTest extends TwoStores {
  private static final LocalDate DAY = LocalDate.of(2014, 8, 15);
  private static final int MOST = 5;

  private Map<CallKind, CountedCalls> all() {
    return other.read(tables -> tables.calls().between(DAY, DAY));
  }

  private static Map<CallKind, CountedCalls> later(String program) {
    return calls(program).keySet().stream()
        .collect(
            Collectors.toMap(
                kind -> kind,
                kind ->
                    new CountedCalls(
                        1, TIME.plusSeconds(5), 1_000, 1_000, names("PageSize", "HITId"))));
  }

  private static TreeSet<String> names(String... names) {
    return new TreeSet<>(List.of(names));
  }

  @Test
  void callsOfOneKindAddUp() {
    write(one, tables -> tables.calls().add(calls("Boto/2"), MOST));
    write(other, tables -> tables.calls().add(later("Boto/2"), MOST));
    write(one, tables -> tables.calls().add(calls("Boto/2"), MOST));

    assertThat(all())
        .containsOnly(
            Map.entry(
                calls("Boto/2").keySet().iterator().next(),
                new CountedCalls(
                    7, TIME.plusSeconds(5), 1_600, 1_000, names("HITId", "PageSize"))));
  }

  @Test
  void twoServersThatWriteAtOnceLoseNothing() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String program = "Boto/" + round;
      atOnce(
          () -> done(() -> write(one, tables -> tables.calls().add(calls(program), 100))),
          () -> done(() -> write(other, tables -> tables.calls().add(later(program), 100))));
    }

    assertThat(all()).hasSize(ROUNDS);
    assertThat(all().values()).extracting(CountedCalls::calls).containsOnly(4L);
    assertThat(all().values())
        .extracting(CountedCalls::parameters)
        .containsOnly(names("HITId", "PageSize"));
  }

  @Test
  void aDayHasOnlySoManyKindsAndLosesNoCall() {
    Map<CallKind, CountedCalls> many =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(i -> calls("made-up/" + i).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    write(one, tables -> tables.calls().add(many, MOST));
    write(other, tables -> tables.calls().add(many, MOST));

    assertThat(all()).hasSize(MOST + 1);
    assertThat(all().values().stream().mapToLong(CountedCalls::calls).sum()).isEqualTo(120);
    assertThat(
            all().keySet().stream().filter(kind -> kind.program().equals(CallKind.OTHER)).toList())
        .singleElement()
        .satisfies(kind -> assertThat(all().get(kind).calls()).isEqualTo(90));
  }

  @Test
  void oldDaysAreDeleted() {
    write(one, tables -> tables.calls().add(calls("Boto/2"), MOST));
    write(one, tables -> tables.calls().discardBefore(DAY));
    assertThat(all()).hasSize(1);
    write(one, tables -> tables.calls().discardBefore(DAY.plusDays(1)));
    assertThat(all()).isEmpty();
  }

  @Test
  void namesThatNobodyExpectsAreKept() {
    String program = "x\u0000\\N' \uD83D\uDE00";
    write(one, tables -> tables.calls().add(calls(program), MOST));

    assertThat(all().keySet()).extracting(CallKind::program).containsOnly(program);
  }
}
