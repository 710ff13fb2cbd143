package org.turkbridge.awscli.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ListOperation;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.awscli.paging.Answer;

/** What the service answered, as bytes until it is asked for. */
final class JsonAnswer implements Answer {
  private final byte[] body;
  private final ListOperation operation;
  private final AnswerReader reader;

  JsonAnswer(byte[] body, ListOperation operation, AnswerReader reader) {
    this.body = body;
    this.operation = operation;
    this.reader = reader;
  }

  @Override
  public @Nullable String nextToken() {
    return PlainJson.textMember(body, ListOperation.NEXT_TOKEN);
  }

  @Override
  public Map<String, @Nullable Object> values() {
    return reader.read(body, operation.output());
  }
}
