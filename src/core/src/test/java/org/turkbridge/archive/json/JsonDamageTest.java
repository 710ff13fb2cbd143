package org.turkbridge.archive.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Whatever happens to one record of a file, the others are read. */
class JsonDamageTest {
  private static final String DOCUMENTS =
      "\"Test\":\"<T>é\\\"{}[],:\\\\</T>\",\"Price\":{\"a\":[1]},";

  private static final Set<String> OTHERS = Set.of("A", "B", "D", "E");

  @Property(tries = 3000)
  void damageInOneLineLeavesTheOthers(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll("snippets") String snippet,
      @ForAll @IntRange(max = 40) int removed) {
    byte[] line = Found.record("????", DOCUMENTS).getBytes(UTF_8);
    byte[] bytes =
        joined(
            Found.record("A") + "\n" + Found.record("B", DOCUMENTS) + "\n",
            damaged(line, place % line.length, removed, snippet),
            "\n" + Found.record("D", DOCUMENTS) + "\n" + Found.record("E"));

    assertOthersAreRead(bytes);
  }

  @Property(tries = 3000)
  void damageInOneRecordOfAListLeavesTheOthers(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll("snippets") String snippet,
      @ForAll @IntRange(max = 40) int removed) {
    byte[] line = Found.record("????", DOCUMENTS).getBytes(UTF_8);
    byte[] bytes =
        joined(
            "{\"QualificationRequests\":[\n" + Found.record("A") + ",\n  ",
            damaged(line, place % line.length, removed, snippet),
            ",\n  " + Found.record("D", DOCUMENTS) + ",\n" + Found.record("E") + "\n]}\n");

    Found found = Found.in(bytes);
    assertThat(ids(found)).filteredOn(OTHERS::contains).containsExactly("A", "D", "E");
    assertThat(found.order().size()).isGreaterThanOrEqualTo(4);
  }

  @Provide
  Arbitrary<String> snippets() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "{", "}", "[", "]", "\"", "\\", ",", ":", "{\"", "\"}", "]}", "[{", "é"),
        Arbitraries.strings().ofMaxLength(3));
  }

  private static void assertOthersAreRead(byte[] bytes) {
    Found found = Found.in(bytes);
    assertThat(ids(found)).filteredOn(OTHERS::contains).containsExactly("A", "B", "D", "E");
    assertThat(found.order().size()).isGreaterThanOrEqualTo(5);
  }

  private static List<String> ids(Found found) {
    List<String> ids = new ArrayList<>();
    found
        .records()
        .forEach(
            record -> ids.add(record.value(QualificationRequest.class).qualificationRequestId()));
    return ids;
  }

  private static byte[] damaged(byte[] line, int place, int removed, String snippet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(line, 0, place);
    out.writeBytes(snippet.getBytes(UTF_8));
    int rest = Math.min(line.length, place + removed);
    out.write(line, rest, line.length - rest);
    return out.toByteArray();
  }

  private static byte[] joined(String before, byte[] damaged, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before.getBytes(UTF_8));
    out.writeBytes(damaged);
    out.writeBytes(after.getBytes(UTF_8));
    return out.toByteArray();
  }
}
