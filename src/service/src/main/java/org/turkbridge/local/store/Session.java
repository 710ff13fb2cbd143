package org.turkbridge.local.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;

/**
 * One reading or one transaction of a database.
 *
 * @param isWriting whether nobody else may change what it reads until it has ended
 * @param changes is told what is changed
 */
record Session(Handle handle, Dialect dialect, boolean isWriting, Consumer<StoreChange> changes) {
  /** One whose changes nobody asks for. */
  Session(Handle handle, Dialect dialect, boolean isWriting) {
    this(handle, dialect, isWriting, change -> {});
  }

  /** Ends a query for rows that what is written depends on. */
  String locking() {
    return isWriting ? dialect.lockingRows() : "";
  }

  /**
   * Two texts of each row whose text is one of a few hundred.
   *
   * @param select a query that ends with the column that is compared
   */
  Map<String, String> pairs(String select, Collection<String> among) {
    Map<String, String> pairs = new HashMap<>();
    if (!among.isEmpty()) {
      handle
          .createQuery(select + " IN (<texts>)")
          .setTemplateEngine(new DefinedAttributeTemplateEngine())
          .bindList("texts", among.stream().map(dialect::stored).toList())
          .map(
              (row, context) ->
                  pairs.put(
                      String.valueOf(dialect.read(row.getString(1))),
                      String.valueOf(dialect.read(row.getString(2)))))
          .list();
    }
    return pairs;
  }
}
