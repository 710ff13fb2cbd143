package org.turkbridge.archive.xml;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.turkbridge.OwnGenerator;
import org.turkbridge.xml.XmlCharacters;

/** Texts and times that an archive can hold, with those made likely that are easily lost. */
public final class XmlTexts {
  private XmlTexts() {}

  /** Any text of XML characters. */
  public static Arbitrary<String> any() {
    Arbitrary<String> text =
        Arbitraries.frequencyOf(
                Tuple.of(3, OwnGenerator.of(pieces())),
                Tuple.of(1, OwnGenerator.of(characters())),
                Tuple.of(1, OwnGenerator.of(Arbitraries.of("\t", "\n", "\r", "\r\n", " "))))
            .list()
            .ofMaxSize(8)
            .map(parts -> String.join("", parts));
    Arbitrary<String> space = Arbitraries.strings().withChars(' ', '\t', '\n', '\r').ofMaxLength(3);
    Arbitrary<String> documents =
        Combinators.combine(space, text, space).as((a, t, b) -> a + "<Q>" + t + "</Q>" + b);
    Arbitrary<String> escaped = documents.map(XmlTexts::escape);
    return OwnGenerator.of(
        Arbitraries.oneOf(
            Stream.of(text, documents, escaped, space).map(OwnGenerator::of).toList()));
  }

  /** A document without white space around it. */
  public static Arbitrary<String> documents() {
    return any().map(text -> "<Q>" + text + "</Q>");
  }

  /** Times to the nanosecond, in the years that have four digits. */
  public static Arbitrary<Instant> times() {
    long first = LocalDateTime.of(1, 1, 3, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long last = LocalDateTime.of(9999, 12, 29, 0, 0).toEpochSecond(ZoneOffset.UTC);
    return Combinators.combine(
            Arbitraries.longs().between(first, last),
            Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.of(500_000_000, 120_000_000, 1),
                Arbitraries.integers().between(0, 999_999_999)))
        .as(Instant::ofEpochSecond);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  private static Arbitrary<String> pieces() {
    return Arbitraries.of(
        "<",
        ">",
        "&",
        "]",
        "]]>",
        "]]",
        "\"",
        "'",
        ";",
        "&lt;",
        "&gt;",
        "&amp;",
        "&amp;lt;",
        "&#13;",
        "&#xd;",
        "&#0;",
        "<Q>",
        "</Q>",
        "<Q/>",
        "&lt;Q&gt;",
        "&lt;/Q&gt;",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?xml version='1.0'?>",
        "<QualificationRequest>",
        "</QualificationRequest>",
        "\uD83D\uDE00",
        "\u00e9",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "a",
        "word");
  }

  private static Arbitrary<String> characters() {
    return Arbitraries.oneOf(
            Arbitraries.of(0x9, 0xA, 0xD, 0x20, 0x7F, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF),
            Arbitraries.integers().between(0x20, 0x10FFFF))
        .filter(XmlCharacters::isValid)
        .map(Character::toString);
  }
}
