package org.turkbridge.archive.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.EnumeratedMembers;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.table.RowFields.Field;
import org.turkbridge.archive.table.TableColumn.Use;
import org.turkbridge.archive.table.TableHeader.Cells;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.TableTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** A HIT or an Assignment of a row, member by member. What is empty is absent. */
final class TableRecord {
  /** Free text, which is taken as it stands. */
  private static final Set<String> TEXTS =
      Set.of(
          "Title",
          "Description",
          "Keywords",
          "RequesterAnnotation",
          "RequesterFeedback",
          "Question",
          "Answer");

  private static final Pattern MONEY =
      Pattern.compile("\\$?(\\d{1,3}(?:,\\d{3})+|\\d+)((?:\\.\\d+)?)");
  private static final int LONGEST_AMOUNT = 100;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,8}");

  private final SdkPojo record;
  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param record a builder of the SDK
   */
  TableRecord(SdkPojo record) {
    this.record = record;
  }

  /** What was put right. */
  Set<Normalisation> normalisations() {
    return normalisations;
  }

  /**
   * Takes what the columns of some uses say.
   *
   * @param beside columns that are left out
   */
  void take(Cells cells, Set<Use> uses, Use beside) throws UnreadableRowException {
    for (int i = 0; i < cells.columns().size(); i++) {
      TableColumn column = cells.columns().get(i);
      if (uses.contains(column.use())) {
        take(column, member(column), cells.field(i));
      }
    }
    leaveOut(cells.saying(beside));
  }

  /** Columns have something that there is no place for. */
  void leaveOut(List<String> columns) {
    if (!columns.isEmpty()) {
      normalisations.add(Normalisation.COLUMN_LEFT_OUT);
      leftOut.addAll(columns);
    }
  }

  /** The names of these columns. */
  List<String> leftOut() {
    return leftOut;
  }

  /** Both kinds of records have the id of a HIT. */
  private SdkField<?> member(TableColumn column) {
    @Nullable SdkField<?> member = column.use() == Use.HIT_ID ? null : column.member();
    return member == null ? SdkMembers.named("HITId", record.sdkFields()).orElseThrow() : member;
  }

  private void take(TableColumn column, SdkField<?> member, Field field)
      throws UnreadableRowException {
    String name = member.locationName();
    String text = field.text();
    String value = text.strip();
    if (value.isEmpty()) {
      return;
    }
    if (TEXTS.contains(name)) {
      member.set(record, text);
      return;
    }
    if (field.isAbsent()) {
      return;
    }
    if (value.length() != text.length()) {
      normalisations.add(Normalisation.WHITE_SPACE_AROUND_VALUE);
    }
    switch (SdkMembers.type(member)) {
      case INSTANT -> time(column, member, value);
      case INTEGER -> member.set(record, (int) number(column, value, Integer.MAX_VALUE));
      case LONG -> member.set(record, number(column, value, Long.MAX_VALUE));
      case STRING -> member.set(record, name.equals("Reward") ? money(column, value) : value);
      default -> throw new IllegalStateException(name + " stands in no field");
    }
    Optional<Set<String>> values = EnumeratedMembers.values(record, name);
    if (values.isPresent()) {
      member.set(record, known(column, value, values.get()));
    }
  }

  /** In letters of any case, as in XML. */
  private static String known(TableColumn column, String value, Set<String> values)
      throws UnreadableRowException {
    for (String known : values) {
      if (known.equalsIgnoreCase(value)) {
        return known;
      }
    }
    throw wrong(
        column,
        value,
        values.stream().sorted().collect(Collectors.joining(", ", "is none of ", "")));
  }

  private void time(TableColumn column, SdkField<?> member, String value)
      throws UnreadableRowException {
    if (member.locationName().equals("Expiration") && SECONDS.matcher(value).matches()) {
      // A lifetime that is one, a year at most; a HIT has none.
      leaveOut(List.of(column.name()));
      return;
    }
    try {
      Translated<Instant> time = TableTimes.parse(column.name().strip(), value);
      member.set(record, time.value());
      normalisations.addAll(time.normalisations());
    } catch (UntranslatableException e) {
      throw new UnreadableRowException(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
    }
  }

  private static long number(TableColumn column, String value, long most)
      throws UnreadableRowException {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is said below.
    }
    throw wrong(column, value, "is no whole number");
  }

  /** In dollars and cents. */
  private String money(TableColumn column, String value) throws UnreadableRowException {
    Matcher money = MONEY.matcher(value);
    if (value.length() > LONGEST_AMOUNT || !money.matches()) {
      throw wrong(column, value, "is no amount such as $0.05");
    }
    String written = money.group(1).replace(",", "") + money.group(2);
    BigDecimal amount = new BigDecimal(written).stripTrailingZeros();
    if (amount.scale() > 2) {
      throw wrong(column, value, "has fractions of a cent, which the current API cannot hold");
    }
    String dollars = amount.setScale(2).toPlainString();
    if (!dollars.equals(written)) {
      normalisations.add(Normalisation.AMOUNT);
    }
    return dollars;
  }

  private static UnreadableRowException wrong(TableColumn column, String value, String what) {
    return new UnreadableRowException(
        RefusalKind.WRONG_TYPE,
        "%s %s %s; put it right".formatted(column.name().strip(), Quotation.of(value), what));
  }
}
