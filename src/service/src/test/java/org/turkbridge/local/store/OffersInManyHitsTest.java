package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.WorkerAssignments;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

class OffersInManyHitsTest {
  private final AtomicInteger statements = new AtomicInteger();
  @TempDir Path folder;

  /** Each HIT is another Requester's and requires something else. */
  @Test
  void aPageOfHitsTakesAsManyQueriesAsOne() {
    Path file = folder.resolve("store.db");
    try (Store store =
        SqliteStore.open(
            file, connections -> counting(DataSource.class, connections), new SecureRandom())) {
      add(store, 0, 1);
      int ofOne = queries(store, 1);
      add(store, 1, 60);

      assertThat(queries(store, 60)).isEqualTo(ofOne);
    }
  }

  private static void add(Store store, int start, int end) {
    boolean unused =
        store.write(
            tables -> {
              for (int i = start; i < end; i++) {
                String owner = "owner" + i;
                HIT type =
                    StoredItems.hitType("TYPE" + i).toBuilder()
                        .qualificationRequirements(
                            QualificationRequirement.builder()
                                .qualificationTypeId("3REQUIRED" + i)
                                .comparator(Comparator.EXISTS)
                                .build())
                        .build();
                tables.hitTypes().sameOrAdded(type, "digest" + i, owner);
                HIT hit = StoredItems.hit("HIT" + i).toBuilder().hitTypeId("TYPE" + i).build();
                tables.hits().add(hit, owner, null, null);
              }
              return true;
            });
  }

  private int queries(Store store, int hits) {
    int before = statements.get();
    assertThat(
            new WorkerAssignments(store, InstantSource.fixed(StoredItems.TIME), new SecureRandom())
                .offers("AONE"))
        .hasSize(hits);
    return statements.get() - before;
  }

  /** The same, which counts the statements that its connections prepare. */
  private <T> T counting(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("prepareStatement")) {
                  statements.incrementAndGet();
                }
                return result instanceof Connection connection
                    ? counting(Connection.class, connection)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
