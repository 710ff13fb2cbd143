package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** An import whose process ends at once in the middle of a transaction, as by kill -9. */
final class KilledImport {
  private KilledImport() {}

  /**
   * Imports three whole batches, then writes a fourth and dies before it is committed.
   *
   * @param arguments the store
   */
  public static void main(String[] arguments) {
    Store store = Store.open(StoreAddress.parse(arguments[0], Map.of()));
    ImportRun run = new ImportRun(store, line -> {});
    for (int i = 1; i <= 1500; i++) {
      run.add("a.xml: record " + i, EmbeddedFixture.request("R" + i, "T1"), Set.of());
    }
    List<Arrival<QualificationRequest>> fourth = new LethalList();
    for (int i = 1501; i <= 1700; i++) {
      fourth.add(new Arrival<>("a.xml: record " + i, EmbeddedFixture.request("R" + i, "T1")));
    }
    store.write(tables -> tables.requests().merge(fourth));
  }

  /** Its elements are asked for by number only once all are written. */
  private static final class LethalList extends ArrayList<Arrival<QualificationRequest>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Arrival<QualificationRequest> get(int index) {
      Runtime.getRuntime().halt(9);
      return super.get(index);
    }
  }
}
