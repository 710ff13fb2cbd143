package org.turkbridge.clients;

import java.util.List;
import java.util.Map;
import org.turkbridge.awscli.query.Query;
import org.turkbridge.awscli.query.QueryException;
import org.turkbridge.awscli.query.QuerySyntaxException;

/** What jmespath.py answers, and what we do. */
final class Jmespath {
  private static final PythonOracle ORACLE = new PythonOracle("jmespath_search.py");

  /**
   * @param document JSON
   */
  record Question(String expression, String document) {}

  private Jmespath() {}

  static List<String> theirs(List<Question> questions) {
    return ORACLE
        .answers(
            questions.stream().map(each -> List.of(each.expression(), each.document())).toList())
        .stream()
        .map(line -> PlainValues.describe(PlainValues.read(line)))
        .toList();
  }

  static String ours(Question question) {
    Query query;
    try {
      query = Query.compile(question.expression());
    } catch (QuerySyntaxException e) {
      return PlainValues.describe(Map.of("compile", String.valueOf(e.getMessage())));
    }
    try {
      Object value = query.search(PlainValues.read(question.document()));
      return "{\"value\": " + PlainValues.describe(value) + "}";
    } catch (QueryException e) {
      return PlainValues.describe(Map.of("evaluate", String.valueOf(e.getMessage())));
    }
  }
}
