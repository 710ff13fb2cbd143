package org.turkbridge.archive.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Records;
import software.amazon.awssdk.core.SdkPojo;

/** XML with records of every kind, for properties about reading in parts. */
public final class KindDocuments {
  private KindDocuments() {}

  /** A record as the old service wrote it. */
  public static String xml(RecordKind kind, SdkPojo value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      LegacyXmlWriter writer = new LegacyXmlWriter(out);
      writer.write(kind, value);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Records of every kind as the old service wrote them. */
  public static Arbitrary<String> records() {
    return Records.any(XmlTexts.any(), XmlTexts.times())
        .map(record -> xml(record.kind(), record.value()));
  }

  /**
   * Lists of records of every kind and of what is like them, plain and in other notations, some of
   * them broken.
   */
  public static Arbitrary<String> documents() {
    Arbitrary<String> written =
        Combinators.combine(
                records(),
                Arbitraries.frequency(
                    Tuple.of(12, "><"),
                    Tuple.of(2, ">\n\t<"),
                    Tuple.of(1, ">\r<"),
                    Tuple.of(1, "><!-- <HIT> --><")))
            .as((record, joint) -> record.replace("><", joint));
    Arbitrary<String> changed =
        Combinators.combine(records(), Arbitraries.of(CHANGES).list().ofMinSize(1).ofMaxSize(2))
            .as(KindDocuments::changed);
    Arbitrary<String> parts =
        Arbitraries.frequencyOf(
            Tuple.of(12, written), Tuple.of(2, changed), Tuple.of(3, Arbitraries.of(BETWEEN)));
    return parts
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(
            list ->
                "<?xml version='1.0'?>\n<R>\n<l:L xmlns:l='urn:l' xmlns='urn:d'>"
                    + String.join("", list)
                    + "</l:L></R>\n");
  }

  private static String changed(String record, List<List<String>> changes) {
    String changed = record;
    for (List<String> change : changes) {
      changed = changed.replaceFirst(change.get(0), change.get(1));
    }
    return changed;
  }

  /** What is found, and what stands in its place. */
  private static final List<List<String>> CHANGES =
      List.of(
          List.of("<HITId>[^<]*</HITId>", ""),
          List.of("<HITId>", "<HITId><x/>"),
          List.of("<(/?)Amount>", "<$1Sum>"),
          List.of("<Amount>[^<]*<", "<Amount>1e999999999<"),
          List.of("<CurrencyCode>USD", "<CurrencyCode>EUR"),
          List.of("<LocaleValue>.*?</LocaleValue>", "<LocaleValue>US</LocaleValue>"),
          List.of("<Comparator>[^<]*<", "<Comparator>Like<"),
          List.of("<WorkerId>", "<Worker>"),
          List.of("Time>[^<]*<", "Time>yesterday<"),
          List.of("</Title>", "</Title><Title>again</Title>"),
          List.of("<(HIT|Assignment|BonusPayment|Qualification)>", "<$1><Request><x/></Request>"),
          List.of("<Reason>([^<]*)</Reason>", "<Reason><![CDATA[$1]]></Reason>"),
          List.of(
              "</(HIT|Assignment|QualificationType)>",
              "<Assignment><AssignmentId>inner</AssignmentId></Assignment></$1>"),
          List.of("</(Assignment|WorkerBlock)>", "<HIT><HITId>inner</HITId></HIT></$1>"),
          List.of("^<([A-Za-z]+)>(.*)</\\1>$", "<l:$1 a='1'>$2</l:$1>"));

  private static final List<String> BETWEEN =
      List.of(
          "\r\n",
          "<HIT/>",
          "<HIT>",
          "</HIT>",
          "<Assignment/>",
          "<WorkerBlock></WorkerBlock>",
          "<HIT><HIT><HITId>1</HITId></HIT></HIT>",
          "<HIT>3ABC</HIT>",
          "<HITId>9</HITId></HIT>",
          "<Qualification>\n</Qualification>",
          "<Item><HITId>1</HITId><HITStatus>Assignable</HITStatus></Item>",
          "<GetReviewResultsForHITResult><Request><IsValid>True</IsValid></Request>"
              + "</GetReviewResultsForHITResult>",
          "</l:L><l:L xmlns:l='urn:2'><NumResults>2</NumResults>",
          "<SearchHITsResult><NumResults>1</NumResults><HIT><HITId>2</HITId></HIT>"
              + "</SearchHITsResult>",
          "<!-- <Assignment><HIT> -->",
          "<HIT><Request><IsValid>False</IsValid><Errors><Error><Code>C</Code><Message>M</Message>"
              + "</Error></Errors></Request></HIT>");
}
