package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.json.SdkJsonReader;
import org.turkbridge.legacy.QualificationRequestElement;
import org.turkbridge.translate.EpochSeconds;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationRequestTranslation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * {@code --output legacy-xml}, which the AWS CLI does not have: the GetQualificationRequestsResult
 * of the legacy API that holds the same requests, in its default order, by SubmitTime. What is left
 * is told in a processing instruction behind it: {@code <?NextToken ...?>}.
 */
public final class LegacyXmlPrinter implements ResultPrinter {
  /** The operation whose results have this form. */
  public static final String OPERATION = "ListQualificationRequests";

  private static final String NAME = "GetQualificationRequestsResult";

  private static final String INSTRUCTION_END = "?>";

  private final Consumer<String> notes;

  /**
   * @param notes told what could not be carried over as it is
   */
  public LegacyXmlPrinter(Consumer<String> notes) {
    this.notes = notes;
  }

  private record Item(Instant time, String id, String element) {}

  @Override
  public void print(OperationResult result, OutputStream out) throws IOException {
    List<Item> items = new ArrayList<>();
    int replaced = 0;
    Optional<String> next;
    if (result instanceof OperationResult.Pages pages) {
      while (pages.walk().hasNext()) {
        replaced += add(pages.walk().next().get(pages.key()), items);
      }
      next = pages.walk().resumeToken();
    } else {
      OperationResult.Answer answer = (OperationResult.Answer) result;
      replaced += add(answer.values().get(answer.key()), items);
      next =
          Optional.ofNullable(answer.values().get(ServiceOperation.NEXT_TOKEN))
              .map(Object::toString);
    }
    items.sort(Comparator.comparing(Item::time).thenComparing(Item::id));
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    write(items, next, text);
    text.flush();
    if (replaced > 0) {
      notes.accept(
          replaced
              + " characters that XML 1.0 cannot hold were replaced by U+FFFD; json has them.");
    }
  }

  private static int add(@Nullable Object list, List<Item> items) {
    int replaced = 0;
    for (Object element : list instanceof List<?> elements ? elements : List.of()) {
      if (element instanceof Map<?, ?> values) {
        QualificationRequest request = request(values);
        LegacyAnswer<org.turkbridge.message.QualificationRequest> answer =
            QualificationRequestTranslation.toLegacyAnswer(request);
        replaced += answer.replacedCharacters();
        items.add(
            new Item(
                request.submitTime() == null ? Instant.MIN : request.submitTime(),
                request.qualificationRequestId() == null ? "" : request.qualificationRequestId(),
                new String(
                    QualificationRequestElement.write(answer.message()), StandardCharsets.UTF_8)));
      }
    }
    return replaced;
  }

  private static QualificationRequest request(Map<?, ?> values) {
    QualificationRequest.Builder request = QualificationRequest.builder();
    SdkJsonReader.fill(
        (SdkPojo) request,
        values,
        (member, wanted, value) ->
            wanted == MarshallingKnownType.INSTANT ? time(value) : value.toString());
    return request.build();
  }

  private static Instant time(Object value) {
    return value instanceof Number number
        ? EpochSeconds.parse(new BigDecimal(number.toString()).toPlainString())
        : OffsetDateTime.parse(value.toString()).toInstant();
  }

  private void write(List<Item> items, Optional<String> next, Writer out) throws IOException {
    out.write("<?xml version=\"1.0\"?>\n<" + NAME + "><Request><IsValid>True</IsValid></Request>");
    out.write("<NumResults>" + items.size() + "</NumResults>");
    if (next.isEmpty()) {
      out.write("<TotalNumResults>" + items.size() + "</TotalNumResults>");
    }
    out.write("<PageNumber>1</PageNumber>");
    for (Item item : items) {
      out.write(item.element());
    }
    out.write("</" + NAME + ">\n");
    if (next.isPresent() && next.get().contains(INSTRUCTION_END)) {
      notes.accept("NextToken: " + next.get());
    } else if (next.isPresent()) {
      out.write("<?NextToken " + next.get() + INSTRUCTION_END + "\n");
    }
  }
}
