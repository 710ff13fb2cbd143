package org.turkbridge.awscli.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.Operation;
import org.turkbridge.awscli.model.PlainJson;

/** What the service answered. It is read when it is asked for: a list goes on before that. */
public final class Answer {
  private final byte[] body;
  private final Operation operation;
  private final AnswerReader reader;

  Answer(byte[] body, Operation operation, AnswerReader reader) {
    this.body = body;
    this.operation = operation;
    this.reader = reader;
  }

  /**
   * The token of the next page, without reading what follows it.
   *
   * @return null if there is none
   */
  public @Nullable String nextToken() {
    return PlainJson.textMember(body, Operation.NEXT_TOKEN);
  }

  /**
   * Its members.
   *
   * @throws CommandException if it is not a JSON object
   */
  public Map<String, @Nullable Object> values() {
    return reader.read(body, operation.output());
  }
}
