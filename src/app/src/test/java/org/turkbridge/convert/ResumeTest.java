package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.convert.Xml.incomplete;
import static org.turkbridge.convert.Xml.json;
import static org.turkbridge.convert.Xml.list;
import static org.turkbridge.convert.Xml.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.archive.pipeline.ProgressListener;

/** Interrupted and repeated, a run leaves the bytes of one that was not disturbed. */
class ResumeTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2014-08-15T00:00:00Z"));

  @TempDir Path folder;
  private Path archive;
  private Path rejects;

  @BeforeEach
  void archive() throws IOException {
    archive = DirtyArchive.write(folder.resolve("in"), 11);
    rejects = folder.resolve("rejects.jsonl");
  }

  /** Fails when so many pieces were read. */
  private static ProgressListener failingAfter(int pieces) {
    int[] left = {pieces};
    return new ProgressListener() {
      @Override
      public void total(long bytes) {}

      @Override
      public void read(long bytes, String name) {
        if (left[0]-- == 0) {
          throw new IllegalStateException("interrupted");
        }
      }
    };
  }

  private static boolean isPart(String name) {
    return name.contains("part");
  }

  private static ProgressListener counting(int[] pieces) {
    return new ProgressListener() {
      @Override
      public void total(long bytes) {}

      @Override
      public void read(long bytes, String name) {
        pieces[0]++;
      }
    };
  }

  @Test
  void aFolderOfOutputsInterruptedAnywhereAndRepeatedIsThatOfOneRun() throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    int[] pieces = {0};
    Run.Done once =
        Run.of(archive)
            .toFolder(undisturbed)
            .rejects(folder.resolve("undisturbed.jsonl"))
            .progress(counting(pieces))
            .done();

    for (int after = 0; after < pieces[0]; after += 3) {
      Path out = folder.resolve("out" + after);
      Run run = Run.of(archive).toFolder(out).rejects(rejects).resume();
      run.progress(failingAfter(after));
      assertThatThrownBy(run::done).hasMessage("interrupted");
      assertThat(rejects).doesNotExist();
      if (Files.exists(out)) {
        assertThat(Tree.checksums(undisturbed)).containsAllEntriesOf(Tree.visible(out));
        assertThat(Tree.names(out)).noneMatch(ResumeTest::isPart);
      }

      Run.Done done = Run.of(archive).toFolder(out).rejects(rejects).resume().done();

      assertThat(Tree.visible(out)).isEqualTo(Tree.checksums(undisturbed));
      assertThat(rejects).hasSameBinaryContentAs(folder.resolve("undisturbed.jsonl"));
      assertThat(done.report().tally().records()).isEqualTo(once.report().tally().records());
      assertThat(done.report().tally().rejects()).isEqualTo(once.report().tally().rejects());
      assertThat(done.report().tally().normalised()).isEqualTo(once.report().tally().normalised());
      Files.delete(rejects);
    }
    assertThat(pieces[0]).isGreaterThan(15);
  }

  @Test
  void aFolderOfOutputsOfAKilledProcessAndRepeatedIsThatOfOneRun() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    int[] pieces = {0};
    Run.of(archive)
        .toFolder(undisturbed)
        .rejects(folder.resolve("undisturbed.jsonl"))
        .progress(counting(pieces))
        .done();
    boolean leftSomething = false;

    for (int tenth : new int[] {1, 4, 6, 9}) {
      Path out = folder.resolve("out" + tenth);
      int after = pieces[0] * tenth / 10;
      assertThat(HaltedConversion.run(archive, out + "/", rejects, after)).isTrue();
      assertThat(rejects).doesNotExist();
      assertThat(Tree.checksums(undisturbed)).containsAllEntriesOf(Tree.visible(out));
      leftSomething |= Tree.names(out).stream().anyMatch(ResumeTest::isPart);

      Run.of(archive).toFolder(out).rejects(rejects).resume().done();

      assertThat(Tree.visible(out)).isEqualTo(Tree.checksums(undisturbed));
      assertThat(rejects).hasSameBinaryContentAs(folder.resolve("undisturbed.jsonl"));
      assertThat(Tree.names(folder)).noneMatch(ResumeTest::isPart);
      Files.delete(rejects);
    }
    assertThat(leftSomething).isTrue();
  }

  @Test
  void aSingleOutputOfKilledProcessesIsThatOfOneRun() throws Exception {
    Path undisturbed = folder.resolve("undisturbed.jsonl");
    Path out = folder.resolve("out.jsonl");
    Run.of(archive).to(undisturbed).rejects(folder.resolve("undisturbed.rejects")).done();

    for (int pieces : new int[] {0, 20}) {
      assertThat(HaltedConversion.run(archive, out.toString(), rejects, pieces)).isTrue();
      assertThat(out).doesNotExist();
      assertThat(rejects).doesNotExist();
    }
    assertThat(HaltedConversion.run(archive, out.toString(), rejects, Integer.MAX_VALUE)).isFalse();

    assertThat(out).hasSameBinaryContentAs(undisturbed);
    assertThat(rejects).hasSameBinaryContentAs(folder.resolve("undisturbed.rejects"));
    assertThat(Tree.names(folder)).noneMatch(ResumeTest::isPart);
  }

  @Test
  void aFinishedOutputIsKeptAndItsRejectsAreToldAgain() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Run.Done first = Run.of(archive).to(out).rejects(rejects).resume().done();
    byte[] lines = Files.readAllBytes(rejects);
    Files.delete(rejects);
    Files.setLastModifiedTime(out, LONG_AGO);

    Run.Done again = Run.of(archive).to(out).rejects(rejects).resume().done();

    assertThat(Files.getLastModifiedTime(out)).isEqualTo(LONG_AGO);
    assertThat(rejects).hasBinaryContent(lines);
    assertThat(again.report().tally()).isEqualTo(first.report().tally());
  }

  private Run kinds(Path out) {
    return Run.of(archive).kinds(RecordKind.values()).toFolder(out).rejects(rejects).resume();
  }

  @Test
  void aFileForEachKindInterruptedAndRepeatedIsThatOfOneRun() throws IOException {
    Files.writeString(archive.resolve("a.xml"), "<L><HIT><HITId>H</HITId></HIT><Assignment/></L>");
    Path undisturbed = folder.resolve("undisturbed");
    int[] pieces = {0};
    Run.Done once = kinds(undisturbed).progress(counting(pieces)).done();
    byte[] lines = Files.readAllBytes(rejects);
    assertThat(Tree.visible(undisturbed)).hasSize(2);
    Files.delete(rejects);
    Path out = folder.resolve("out");
    for (int after : new int[] {0, pieces[0] / 2}) {
      assertThatThrownBy(kinds(out).progress(failingAfter(after))::done).hasMessage("interrupted");
      assertThat(Tree.visible(out)).isEmpty();
      assertThat(rejects).doesNotExist();
    }

    kinds(out).done();
    Files.delete(rejects);
    Files.setLastModifiedTime(out.resolve("HIT.jsonl"), LONG_AGO);
    Run.Done again = kinds(out).progress(failingAfter(0)).done();

    assertThat(Files.getLastModifiedTime(out.resolve("HIT.jsonl"))).isEqualTo(LONG_AGO);
    assertThat(Tree.visible(out)).isEqualTo(Tree.visible(undisturbed));
    assertThat(rejects).hasBinaryContent(lines);
    assertThat(again.report().tally()).isEqualTo(once.report().tally());
  }

  @Test
  void ofAFileForEachKindAllAreMadeAgainWhereOneChanged() throws IOException {
    Path in = Files.writeString(folder.resolve("a.xml"), "<L><HIT><HITId>H</HITId></HIT></L>");
    Path out = folder.resolve("out");
    Path hits = out.resolve("HIT.jsonl");
    Path assignments = out.resolve("Assignment.jsonl");
    archive = in;
    kinds(out).done();
    Files.writeString(
        in,
        "<L><HIT><HITId>H</HITId></HIT><Assignment><AssignmentId>A</AssignmentId></Assignment></L>");

    kinds(out).done();
    assertThat(assignments).hasContent("{\"AssignmentId\":\"A\"}");
    for (Path changed : new Path[] {hits, assignments}) {
      Files.writeString(changed, "by somebody else");
      kinds(out).done();
      assertThat(hits).hasContent("{\"HITId\":\"H\"}");
      assertThat(assignments).hasContent("{\"AssignmentId\":\"A\"}");
    }
    Files.delete(assignments);
    kinds(out).done();
    assertThat(assignments).exists();
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("HIT.jsonl"), "by somebody else");
    assertThatThrownBy(kinds(other)::done).isInstanceOf(OutputRefusedException.class);
  }

  @Test
  void aFileThatNoRunMadeIsNotReplaced() throws IOException {
    archive = Files.writeString(folder.resolve("a.xml"), list(record("A")));
    Path b = Files.writeString(folder.resolve("b.xml"), list(record("B")));
    Path out = folder.resolve("out");
    Run.of(archive).toFolder(out).resume().done();
    Path single = Files.writeString(out.resolve("b.jsonl"), "by somebody else");
    assertThatThrownBy(Run.of(archive, b).toFolder(out).resume()::done)
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageStartingWith("The output " + single + " exists and is not of a run");
    kinds(out).done();
    Path kind = Files.writeString(out.resolve("HIT.jsonl"), "by somebody else");
    assertThatThrownBy(kinds(out)::done)
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageStartingWith("The output " + kind + " exists and is not of a run");
    assertThat(single).hasContent("by somebody else");
    assertThat(kind).hasContent("by somebody else");
  }

  @Test
  void whatARunMadeIsReplacedThoughItWasNotToldFinishedOrHadOtherSettings() throws IOException {
    archive = Files.writeString(folder.resolve("a.xml"), list(record("A")));
    Path out = folder.resolve("out");
    Path made = out.resolve("a.jsonl");
    Run.of(archive).toFolder(out).resume().done();
    Path manifest = HiddenNames.manifestIn(out);
    List<String> lines = Files.readAllLines(manifest);
    assertThat(lines).hasSize(3);
    Files.write(manifest, lines.subList(0, 2));
    Run.of(archive).toFolder(out).resume().done();
    Files.write(manifest, List.of("{\"manifest\":2,\"to\":\"other\"}", lines.get(2)));
    Files.writeString(made, "of other settings");

    Run.of(archive).toFolder(out).resume().done();

    assertThat(made).hasContent(json("A"));
  }

  @Test
  void aFileOfAKindThatIsNoLongerThereGoes() throws IOException {
    Path out = folder.resolve("out");
    Path assignments = out.resolve("Assignment.jsonl");
    archive = folder.resolve("a.xml");
    for (boolean resumed : new boolean[] {true, false}) {
      Files.writeString(archive, "<L><Assignment><AssignmentId>A</AssignmentId></Assignment></L>");
      (resumed ? kinds(out) : forced(out)).done();
      assertThat(assignments).exists();
      Files.writeString(archive, "<L><HIT><HITId>H</HITId></HIT></L>");

      (resumed ? kinds(out) : forced(out)).done();

      assertThat(assignments).doesNotExist();
      assertThat(out.resolve("HIT.jsonl")).hasContent("{\"HITId\":\"H\"}");
    }
  }

  private Run forced(Path out) {
    return Run.of(archive).kinds(RecordKind.values()).toFolder(out).rejects(rejects).force();
  }

  @Test
  void aMemberThatCouldNotBeReadIsToldAgain() throws IOException {
    Path zip = folder.resolve("a.zip");
    Files.write(zip, Packing.zip("a.xml", list(incomplete("A")), "../b.xml", list(record("B"))));
    for (boolean toFolder : new boolean[] {false, true}) {
      Path out = folder.resolve(toFolder ? "out" : "out.jsonl");
      String first = "";
      for (int times = 0; times < 3; times++) {
        Run run = Run.of(zip).resume();
        Run.Done done = (toFolder ? run.toFolder(out) : run.to(out)).done();
        first = times == 0 ? done.rejectLines() : first;
        assertThat(done.rejectLines()).isEqualTo(first);
        assertThat(RejectLine.in(done.rejectLines())).hasSize(2);
        assertThat(done.report().refused()).isTrue();
      }
    }
  }

  @Test
  void whatChangedIsMadeAgainAndNothingElse() throws IOException {
    Path a = Files.writeString(folder.resolve("a.xml"), list(record("A")));
    Path b = Files.writeString(folder.resolve("b.xml"), list(record("B")));
    Path c = Files.writeString(folder.resolve("c.xml"), list(record("C")));
    Path out = folder.resolve("out");
    Run.of(a, b, c).toFolder(out).resume().done();
    Files.writeString(b, list(record("b")));
    Files.writeString(out.resolve("c.jsonl"), "by somebody else");
    Files.setLastModifiedTime(out.resolve("a.jsonl"), LONG_AGO);

    Run.of(a, b, c).toFolder(out).resume().done();

    assertThat(Files.getLastModifiedTime(out.resolve("a.jsonl"))).isEqualTo(LONG_AGO);
    Map<String, String> texts = Tree.texts(out);
    texts.keySet().removeIf(name -> name.startsWith("."));
    assertThat(texts)
        .isEqualTo(Map.of("a.jsonl", json("A"), "b.jsonl", json("b"), "c.jsonl", json("C")));
  }

  @Test
  void tooManyRejectsStopARunAfterAFinishedOneToo() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Run.of(archive).to(out).resume().done();

    assertThat(Run.of(archive).to(out).mostRejects(0).resume().done().report().stopped()).isTrue();
    assertThat(out).exists();
  }

  @Test
  void tooManyRejectsStopARepeatedRunToo() throws IOException {
    Path out = folder.resolve("out");

    for (int times = 0; times < 2; times++) {
      assertThat(Run.of(archive).toFolder(out).mostRejects(3).resume().done().report().stopped())
          .isTrue();
      assertThat(Tree.visible(out)).isEmpty();
    }
  }
}
