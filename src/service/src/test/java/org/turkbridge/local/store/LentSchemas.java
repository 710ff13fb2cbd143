package org.turkbridge.local.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Schemas for stores that tests name by a file. A test whose folder is gone is over: its schema is
 * emptied and lent again, which takes the server a fraction of what the tables of a new one take.
 * One that somebody is still connected with, or that is not as a store makes it, is not.
 */
final class LentSchemas {
  private final Map<Path, String> lent = new HashMap<>();
  private @Nullable String shape;

  /** The URL of the store of that name; empty at first. */
  synchronized String url(Path file) {
    Path name = file.toAbsolutePath();
    @Nullable String schema = lent.get(name);
    if (schema == null) {
      schema = left().orElseGet(PostgresServer::newSchema);
      lent.put(name, schema);
    }
    return urlOf(schema);
  }

  /** Connections say by their name whose they are. */
  private static String urlOf(String schema) {
    return PostgresServer.storeUrl(schema) + "&application_name=" + schema;
  }

  private Optional<String> left() {
    Iterator<Map.Entry<Path, String>> each = lent.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Path, String> next = each.next();
      if (!Files.exists(next.getKey().getParent()) && !isConnected(next.getValue())) {
        each.remove();
        if (shape(next.getValue()).equals(usualShape())) {
          empty(next.getValue());
          return Optional.of(next.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isConnected(String schema) {
    return PostgresServer.text(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE"
                + " starts_with(application_name, '"
                + schema
                + "'))")
        .equals("t");
  }

  private String usualShape() {
    if (shape == null) {
      String schema = PostgresServer.newSchema();
      Store.open(StoreAddress.parse(urlOf(schema), Map.of())).close();
      shape = shape(schema);
    }
    return shape;
  }

  /** Of its tables, columns, constraints, indexes, triggers, rules and functions. */
  private static String shape(String schema) {
    return PostgresServer.text(
        """
        SELECT string_agg(name, ',' ORDER BY name) FROM (
          SELECT relname::text FROM pg_class WHERE relnamespace = '%1$s'::regnamespace
          UNION ALL SELECT concat_ws(' ', relname || '.' || attname,
              format_type(atttypid, atttypmod), attnotnull,
              replace(pg_get_expr(adbin, adrelid), '%1$s', ''))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relnamespace = '%1$s'::regnamespace
          UNION ALL SELECT concat_ws(' ', relname || '.' || conname,
              replace(pg_get_constraintdef(pg_constraint.oid), '%1$s', ''))
            FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
            WHERE connamespace = '%1$s'::regnamespace
          UNION ALL SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE NOT tgisinternal AND relnamespace = '%1$s'::regnamespace
          UNION ALL SELECT rulename FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
            WHERE relnamespace = '%1$s'::regnamespace
          UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = '%1$s'::regnamespace
        ) AS named (name)
        """
            .formatted(schema));
  }

  /** But for which version made its tables. */
  private static void empty(String schema) {
    List<String> tables = Migrations.tables(Dialect.POSTGRESQL);
    PostgresServer.execute(
        urlOf(schema),
        tables.stream()
            .map(
                table ->
                    "DELETE FROM "
                        + table
                        + (table.equals("setting")
                            ? " WHERE name <> '" + PostgresSchema.SETTING + "'"
                            : ""))
            .collect(Collectors.joining(";", "SET session_replication_role = replica;", "")));
  }
}
