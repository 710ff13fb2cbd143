package org.turkbridge.local.store;

import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;

/** How every store uses JDBI. */
final class StoreJdbi {
  private StoreJdbi() {}

  static Jdbi of(DataSource connections) {
    return set(Jdbi.create(connections));
  }

  /** Over a connection that stays open. */
  static Jdbi of(Connection connection) {
    return set(Jdbi.create(connection));
  }

  private static Jdbi set(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setSqlParser(new ParameterParser());
    // Errors go to the log; what a caller put into a statement does not.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  /**
   * Finds {@code :name} and {@code ?} in statements of ours, which have no comments. JDBI's own
   * parser, and its templates, run grammars that must first warm up: a quarter of what a store just
   * opened does.
   */
  private static final class ParameterParser implements SqlParser {
    private static final Pattern PARAMETER_OR_QUOTED =
        Pattern.compile("'[^']*'|\"[^\"]*\"|::|\\?|:(\\w+)");

    /** Longer ones are made of as many rows or names as come, and hardly twice. */
    private static final int LONGEST_KEPT = 2000;

    /** As many as there are statements in the code, and lengths of short lists in them. */
    private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
      return sql.length() > LONGEST_KEPT
          ? parsed(sql)
          : parsed.computeIfAbsent(sql, ParameterParser::parsed);
    }

    private static ParsedSql parsed(String sql) {
      ParsedSql.Builder builder = ParsedSql.builder();
      Matcher matcher = PARAMETER_OR_QUOTED.matcher(sql);
      int from = 0;
      while (matcher.find()) {
        boolean isPositional = matcher.group().equals("?");
        if (!isPositional && matcher.group(1) == null) {
          continue;
        }
        builder.append(sql.substring(from, matcher.start()));
        from = matcher.end();
        if (isPositional) {
          builder.appendPositionalParameter();
        } else {
          builder.appendNamedParameter(matcher.group(1));
        }
      }
      return builder.append(sql.substring(from)).build();
    }

    @Override
    public String nameParameter(String rawName, StatementContext context) {
      return ":" + rawName;
    }
  }
}
