package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Whatever happens to one record, every other one is read, once. */
class DamageTest {
  /** An archive of four records, of which one is damaged. */
  record Damaged(String xml, int record) {}

  @Property(tries = 5000)
  void readsEveryOtherRecordOnce(@ForAll("damaged") Damaged damaged) {
    List<String> others = new ArrayList<>(List.of("R1", "R2", "R3", "R4"));
    others.remove("R" + damaged.record());

    Found found = Found.in(damaged.xml());

    assertThat(found.ids()).filteredOn(others::contains).isEqualTo(others);
    assertThat(found.records())
        .filteredOn(
            r -> others.contains(r.value(QualificationRequest.class).qualificationRequestId()))
        .allSatisfy(
            r ->
                assertThat(r.value(QualificationRequest.class).test())
                    .isEqualTo(
                        "<T>"
                            + r.value(QualificationRequest.class).qualificationRequestId()
                            + "</T>"));
  }

  @Provide
  Arbitrary<Damaged> damaged() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "",
            "<",
            ">",
            "&",
            "]]>",
            "</",
            "<x>",
            "</x>",
            "<x ",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<?xml version='1.0'?>",
            "\"",
            "\0",
            "\u0001",
            "&x;",
            "&#0;",
            "</L>",
            "<L>",
            "</QualificationRequest>",
            "</Test>",
            "<Test>",
            "<q:x>",
            "<x a='>",
            "<!x>");
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 100),
            pieces,
            Arbitraries.of(true, false))
        .as(DamageTest::damage);
  }

  private static Damaged damage(int record, int from, int length, String piece, boolean cdata) {
    StringBuilder xml = new StringBuilder("<?xml version='1.0'?>\n<L xmlns='urn:l'>");
    for (int i = 1; i <= 4; i++) {
      String test = cdata ? "<![CDATA[<T>R" + i + "</T>]]>" : "&lt;T>R" + i + "&lt;/T>";
      String text = Found.record("R" + i, "<Test>" + test + "</Test>");
      if (i == record) {
        int at = "<QualificationRequest>".length() + from * (text.length() - 23) / 100;
        int end = Math.min(text.length(), at + (piece.isEmpty() ? length : length % 3));
        text = text.substring(0, at) + piece + text.substring(end);
      }
      xml.append(text).append('\n');
    }
    return new Damaged(xml.append("</L>").toString(), record);
  }
}
