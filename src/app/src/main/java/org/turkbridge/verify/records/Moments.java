package org.turkbridge.verify.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** Times by the JDK's own reading of xs:dateTime: on purpose not by the translation's. */
final class Moments {
  private static final int SECONDS_OF_DAY = 86_400;

  private final DatatypeFactory types = DatatypeFactory.newDefaultInstance();

  /**
   * A moment.
   *
   * @param epochSeconds exact
   * @param zone how far its notation is from UTC
   */
  record Moment(BigDecimal epochSeconds, Zone zone) {}

  /** How a zone is written. */
  enum Zone {
    UTC,
    OTHER,
    NONE
  }

  /** The moment of an xs:dateTime, in UTC where it has no zone; empty if it is none. */
  Optional<Moment> parse(String text) {
    try {
      XMLGregorianCalendar time = types.newXMLGregorianCalendar(text);
      if (!time.getXMLSchemaType().equals(DatatypeConstants.DATETIME)) {
        return Optional.empty();
      }
      BigInteger year = time.getEonAndYear();
      LocalDate day = LocalDate.of(year.intValueExact(), time.getMonth(), time.getDay());
      boolean hasZone = time.getTimezone() != DatatypeConstants.FIELD_UNDEFINED;
      long offset = hasZone ? time.getTimezone() * 60L : 0;
      long seconds =
          day.toEpochDay() * SECONDS_OF_DAY
              + time.getHour() * 3600L
              + time.getMinute() * 60L
              + time.getSecond()
              - offset;
      BigDecimal fraction = time.getFractionalSecond();
      BigDecimal exact = BigDecimal.valueOf(seconds);
      return Optional.of(
          new Moment(
              fraction == null ? exact : exact.add(fraction),
              !hasZone ? Zone.NONE : offset == 0 ? Zone.UTC : Zone.OTHER));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
