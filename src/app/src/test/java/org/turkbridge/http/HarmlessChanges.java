package org.turkbridge.http;

import static org.turkbridge.http.Rewriting.each;
import static org.turkbridge.http.Rewriting.inAnswers;
import static org.turkbridge.http.SeededFault.inJson;
import static org.turkbridge.http.SeededFault.inShim;
import static org.turkbridge.http.SeededFault.inXml;

import java.util.stream.Stream;

/** What a service may say otherwise: a replay finds nothing in it. */
final class HarmlessChanges {

  private HarmlessChanges() {}

  static Stream<SeededFault> all() {
    return Stream.of(
        inXml("has CDATA for escapes", inAnswers(HarmlessChanges::inCdata)),
        inXml(
            "has CDATA for some escapes",
            inAnswers(text -> text.replace("&lt;a&gt;", "<![CDATA[<a>]]>"))),
        inXml("has references for characters", each("\u00f6", "&#xF6;")),
        inXml("has no XML declaration", each("^<\\?xml[^>]*>\n", "")),
        inXml(
            "says more in the XML declaration",
            each("^<\\?xml[^>]*>", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>")),
        inXml("begins with a byte order mark", text -> "\uFEFF" + text),
        inXml("has another prefix", each("soapenv", "s")),
        inXml("has white space between elements", each("><(?!/(Answer|Test))", ">\n  <")),
        inXml("has comments", each("x  y|<Request>", "$0<!-- a -->")),
        inShim(
            "writes the content type otherwise",
            reply -> reply.withContentType("Text/XML; charset=\"utf-8\"")),
        inJson(
            "has members in another order",
            each("(\"WorkerId\":\"\\w+\"),(\"GrantTime\":\\d+)", "$2,$1")),
        inJson("escapes more", each("/a>", "\\\\/a\\\\u003e")),
        inJson("has white space", each(",\"", " ,\n \"")),
        inJson("writes numbers otherwise", each("1388534401\\.25", "1.38853440125E9")));
  }

  private static String inCdata(String escaped) {
    String text = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }
}
