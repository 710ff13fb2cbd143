package org.turkbridge.console.data;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.turkbridge.console.document.DocumentViews;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.Tables;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** What the embedded service has. Safe for any number of threads. */
public final class EmbeddedData {
  private static final int ITEMS = 25;

  private final Store store;
  private final InstantSource clock;
  private final MemoryBudget memory;
  private final QualificationData qualifications;
  private final HitData hits;
  private final Decisions decisions;

  /**
   * @param client of the embedded service, by which decisions are taken
   * @param requesters who may decide
   * @param memory what pages of lists are counted in while they are made
   */
  public EmbeddedData(
      Store store,
      MTurkClient client,
      Requesters requesters,
      InstantSource clock,
      MemoryBudget memory) {
    this.store = store;
    this.clock = clock;
    this.memory = memory;
    DocumentViews documents = new DocumentViews();
    this.decisions = new Decisions(client, requesters);
    this.qualifications = new QualificationData(documents, decisions);
    this.hits = new HitData(documents, decisions);
  }

  /**
   * One page of a list.
   *
   * @param query what is searched for, and where the page begins
   * @throws org.turkbridge.local.store.StoreException if the store cannot be read
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory for it
   */
  public ListView list(DataPage page, Map<String, String> query) {
    ListQuery asked = new ListQuery(query);
    Instant now = now();
    return read(
        (tables, limit) ->
            switch (page) {
              case TYPES -> qualifications.types(tables, asked, limit);
              case REQUESTS -> qualifications.requests(tables, asked, limit);
              case HOLDERS -> qualifications.holders(tables, asked, limit);
              case HITS -> hits.hits(tables, asked, now, limit);
              case ASSIGNMENTS -> hits.assignments(tables, asked, now, limit);
            });
  }

  /**
   * One thing; empty if there is none of that id.
   *
   * @param decided what was just decided on it; empty if nothing was
   * @throws org.turkbridge.local.store.StoreException if the store cannot be read
   */
  public Optional<ItemView> item(DataPage page, String id, Optional<Decision> decided) {
    Instant now = now();
    return read(
        (tables, limit) ->
            switch (page) {
              case TYPES -> qualifications.type(tables, id, limit);
              case REQUESTS -> qualifications.request(tables, id, decided);
              case HOLDERS -> Optional.empty();
              case HITS -> hits.hit(tables, id, now, limit);
              case ASSIGNMENTS -> hits.assignment(tables, id, decided, now);
            });
  }

  /** The page of HTML that the Question of a HIT is; empty if it is none. */
  public Optional<String> page(String hitId) {
    Instant now = now();
    return read((tables, limit) -> hits.page(tables, hitId, now));
  }

  /**
   * Takes a decision.
   *
   * @param id of what it is about
   * @param decider the name of the Requester who decides
   * @param text what is said with it; empty for nothing
   * @throws DecisionException if it was not taken
   */
  public void decide(Decision decision, String id, String decider, String text)
      throws DecisionException {
    decisions.take(decision, id, decider, text);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private <T> T read(BiFunction<Tables, PageLimit, T> work) {
    try (MemoryBudget.Share share = memory.share()) {
      return share.make(
          () -> store.read(tables -> work.apply(tables, new PageLimit(ITEMS, share))));
    }
  }
}
