package org.turkbridge.archive.xml;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** XML for properties about reading in parts. */
public final class XmlDocuments {
  private XmlDocuments() {}

  /** Documents of every shape, with what is odd and what is rejected, some kilobytes long. */
  public static Arbitrary<String> documents() {
    Arbitrary<String> between =
        Arbitraries.frequency(
            Tuple.of(20, ""),
            Tuple.of(5, "\r\n "),
            Tuple.of(2, "\r"),
            Tuple.of(1, "<!-- <QualificationRequest> -->"),
            Tuple.of(1, "<![CDATA[<QualificationRequest>]]>"),
            Tuple.of(1, "<x a='<QualificationRequest>' b=\"'>\"/>".replace("='<", "='&lt;")),
            Tuple.of(1, "<x a='>'><y/></x>"),
            Tuple.of(1, "<?x <QualificationRequest>?>"),
            Tuple.of(1, "<x><QualificationRequest/></x>"),
            Tuple.of(1, "<!-- " + Found.record("hidden") + " -->"),
            Tuple.of(1, "<![CDATA[" + Found.record("hidden") + "]]>"),
            Tuple.of(1, "<?x " + Found.record("hidden") + "?>"),
            Tuple.of(1, SentinelTags.END),
            Tuple.of(1, "<Request><IsValid>False</IsValid>" + Found.record("inner") + "</Request>"),
            Tuple.of(
                1,
                "<OperationRequest><Errors><Error><Code>C</Code><Message>M</Message></Error>"
                    + "</Errors></OperationRequest>"),
            Tuple.of(1, "</l:L></R><?xml version='1.0'?>\n<R xmlns='urn:r'><l:L xmlns:l='urn:2'>"));
    Arbitrary<String> record =
        Arbitraries.frequency(
            Tuple.of(10, Found.record("A")),
            Tuple.of(1, Found.record("A").replace("><", ">\n\t<")),
            Tuple.of(3, Found.record("A").replace("><", ">\r<")),
            // In another encoding valid in UTF-8 too.
            Tuple.of(2, Found.record("A", "<Test>&lt;T>\u00c3\u00a9&lt;/T></Test>")),
            Tuple.of(2, Found.record("B", "<Test><Q xmlns='u'>é<l:q/></Q></Test>")),
            Tuple.of(2, Found.record("C", "<Answer><![CDATA[<QualificationRequest>]]></Answer>")),
            Tuple.of(1, Found.record("D", "<!-- </QualificationRequest> -->")),
            Tuple.of(1, Found.record("E").replace("SubmitTime", "Time")),
            Tuple.of(1, Found.record("E").replace("QualificationRequest>", "item>")),
            Tuple.of(1, "</l:L><l:L xmlns:l='urn:l'><NumResults>3</NumResults>"),
            Tuple.of(1, "<x>&lt;QualificationRequestId&gt;SubmitTime</x>"),
            Tuple.of(1, Found.record("E").replace("<SubjectId>W</SubjectId>", "")),
            Tuple.of(1, Found.record("F").replace("<Q", "<l:Q").replace("</Q", "</l:Q")),
            Tuple.of(
                1, Found.record("G", "<x a='</QualificationRequest>'/>".replace("='<", "='&lt;"))));
    return Combinators.combine(between, record)
        .as((b, r) -> b + r)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(
            parts ->
                "<?xml version='1.0'?>\n<R>\n<l:L xmlns:l='urn:l'\n xmlns='urn:d'>"
                    + String.join("", parts)
                    + "</l:L></R>\n");
  }

  /** What does damage wherever it stands. */
  public static Arbitrary<String> pieces() {
    return Arbitraries.of(
        "",
        "<",
        ">",
        "&",
        "]]>",
        "</L>",
        "<L>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?",
        "?>",
        "\"",
        "'",
        "\0",
        "&x;",
        "</QualificationRequest>",
        "<QualificationRequest>",
        "<x a='>",
        "<!x>",
        "<!DOCTYPE L>",
        "<?xml version='1.0'?>",
        SentinelTags.END);
  }
}
