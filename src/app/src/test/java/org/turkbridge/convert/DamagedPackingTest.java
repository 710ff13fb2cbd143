package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.files.Packing;

/**
 * Packed archives with a bit that was changed, or cut off somewhere: the records before the damage
 * are all there, it is told once, and the same is read of a file as from a pipe.
 */
class DamagedPackingTest {
  private static final Pattern ID = Pattern.compile("\"QualificationRequestId\":\"(\\w+)\"");
  private static final int MEMBERS = 8;
  private static final int RECORDS = 3;
  private static final int SIGNATURE = 4;
  private static final int GZIP_HEADER = 10;

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("turkbridge-damaged");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("in"));
    Files.delete(folder);
  }

  /** One place in an archive, and whether it is cut there. */
  record Damage(double place, int bit, boolean isCut) {
    byte[] done(byte[] archive) {
      byte[] damaged = isCut ? Arrays.copyOf(archive, at(archive)) : archive.clone();
      if (!isCut) {
        damaged[at(archive)] ^= (byte) (1 << bit);
      }
      return damaged;
    }

    /** How many bytes stand before it. */
    int at(byte[] archive) {
      return (int) (place * archive.length);
    }
  }

  @Provide
  Arbitrary<Damage> damages() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, true, 1, false).withoutEdgeCases(),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(true, false))
        .as(Damage::new);
  }

  /** What came of an archive. */
  private record Result(String records, List<String> ids, long unreadable, String rejects) {
    static Result of(Run run) throws IOException {
      Run.Done done = run.threads(1).done();
      return new Result(
          done.out(),
          ID.matcher(done.out()).results().map(found -> found.group(1)).toList(),
          done.report().tally().rejects().getOrDefault(RefusalKind.UNREADABLE, 0L),
          done.rejectLines());
    }
  }

  private static Result check(byte[] whole, Damage damage, List<String> before) throws IOException {
    byte[] damaged = damage.done(whole);
    Result piped = Result.of(Run.ofStandardInput(damaged));
    Result named = Result.of(Run.of(Files.write(folder.resolve("in"), damaged)));
    // The list at the end of a zip can tell more than what is left of its members.
    assertThat(named.ids()).as(named.rejects()).containsSubsequence(piped.ids());
    if (damage.isCut()) {
      assertThat(named.ids()).as(named.rejects()).isEqualTo(piped.ids());
    }
    assertThat(piped.ids()).as(piped.rejects()).hasSizeGreaterThanOrEqualTo(before.size());
    assertThat(piped.ids().subList(0, before.size())).as(piped.rejects()).isEqualTo(before);
    assertThat(piped.unreadable()).as(piped.rejects()).isLessThanOrEqualTo(1);
    assertThat(named.unreadable()).as(named.rejects()).isLessThanOrEqualTo(1);
    return named;
  }

  /** Where it begins it shows what it is: damaged there, it is something else. */
  private static void isTold(Result result, Damage damage, byte[] whole) {
    if (damage.at(whole) >= SIGNATURE
        && !result.records().equals(Run.ofStandardInput(whole).out())) {
      assertThat(result.unreadable()).as(result.rejects()).isEqualTo(1);
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void gzip(@ForAll("damages") Damage damage) throws Exception {
    byte[] whole = Packing.gzip(document(0, MEMBERS * RECORDS));
    String before = unpacked(whole, damage.at(whole));

    isTold(check(whole, damage, idsIn(before)), damage, whole);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void joinedGzip(@ForAll("damages") Damage damage) throws Exception {
    byte[] first = Packing.gzip(document(0, RECORDS));
    byte[] second = Packing.gzip(document(RECORDS, 4 * RECORDS));
    byte[] whole = joined(first, second);
    int at = damage.at(whole);
    String before =
        unpacked(first, Math.min(at, first.length))
            + (at > first.length ? unpacked(second, at - first.length) : "");

    isTold(check(whole, damage, idsIn(before)), damage, whole);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void tar(@ForAll("damages") Damage damage) throws Exception {
    byte[] whole = Packing.tar(members());
    byte[] before = Arrays.copyOf(whole, damage.at(whole));

    check(whole, damage, idsIn(new String(before, StandardCharsets.UTF_8)));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void tarInGzip(@ForAll("damages") Damage damage) throws Exception {
    byte[] whole = Packing.gzip(Packing.tar(members()));
    String before = unpacked(whole, damage.at(whole));

    isTold(check(whole, damage, idsIn(before)), damage, whole);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void zipWithSizesBehind(@ForAll("damages") Damage damage) throws Exception {
    byte[] whole = Packing.zip(members());
    isTold(check(whole, damage, idsOfMembers(whole, damage)), damage, whole);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void zipWithSizesBefore(@ForAll("damages") Damage damage) throws Exception {
    byte[] whole = Packing.zipWithSizesBefore(members());
    isTold(check(whole, damage, idsOfMembers(whole, damage)), damage, whole);
  }

  /** Those of the members that end before the damage. */
  private static List<String> idsOfMembers(byte[] whole, Damage damage) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    List<String> ids = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      String next = member + 1 < MEMBERS ? "PK\u0003\u0004" : "PK\u0001\u0002";
      int start = text.indexOf("m" + member + ".xml");
      if (text.indexOf(next, start) > damage.at(whole)) {
        break;
      }
      ids.addAll(idsIn(document(member * RECORDS, (member + 1) * RECORDS)));
    }
    return ids;
  }

  private static Object[] members() {
    List<Object> members = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      members.add("m" + member + ".xml");
      members.add(document(member * RECORDS, (member + 1) * RECORDS));
    }
    return members.toArray();
  }

  private static String document(int from, int to) {
    StringBuilder document = new StringBuilder("<QualificationRequests>");
    for (int i = from; i < to; i++) {
      document
          .append("<QualificationRequest><QualificationRequestId>R")
          .append(i)
          .append("</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>")
          .append("<SubjectId>W</SubjectId><SubmitTime>2014-08-15T00:01:00Z</SubmitTime><Test>")
          .append(new Random(i).ints(30, 'a', 'z').mapToObj(Character::toString).toList())
          .append("</Test></QualificationRequest>");
    }
    return document.append("</QualificationRequests>").toString();
  }

  /** Of the records that are whole. */
  private static List<String> idsIn(String text) {
    return Pattern.compile("<QualificationRequestId>(\\w+)<.*?</QualificationRequest>")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** What the beginning of one gzip without a name unpacks to. */
  private static String unpacked(byte[] gzip, int length) throws DataFormatException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    if (length > GZIP_HEADER) {
      Inflater inflater = new Inflater(true);
      inflater.setInput(gzip, GZIP_HEADER, length - GZIP_HEADER);
      byte[] buffer = new byte[1 << 16];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        unpacked.write(buffer, 0, n);
      }
      inflater.end();
    }
    return unpacked.toString(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
