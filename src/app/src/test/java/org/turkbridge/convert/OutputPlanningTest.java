package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.convert.OutputPlan.FilePerInput;
import org.turkbridge.convert.OutputPlan.SingleFile;
import org.turkbridge.convert.OutputPlan.StandardOutput;
import org.turkbridge.convert.OutputRequest.PlannedInput;

class OutputPlanningTest {
  @TempDir Path folder;
  private Path archive;
  private final List<Path> inputFolders = new ArrayList<>();
  private final List<PlannedInput> inputs = new ArrayList<>();
  private @Nullable Path rejects;
  private boolean force;
  private boolean resume;

  @BeforeEach
  void archive() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    inputFolders.add(archive);
    input("archive/a.xml", "a");
    input("archive/x/a.xml.gz", "x/a");
  }

  @Test
  void withoutAnOutputAllGoesToStandardOutput() throws IOException {
    assertThat(plan(null)).isEqualTo(new StandardOutput());
    assertThat(plan("-")).isEqualTo(new StandardOutput());
  }

  @Test
  void aNameIsASingleFile() throws IOException {
    Path out = folder.resolve("out.jsonl");

    assertThat(plan(out.toString())).isEqualTo(new SingleFile(out));
  }

  @Test
  void anExistingFolderGetsOneOutputPerInput() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));

    assertThat(plan(out.toString()))
        .isEqualTo(
            new FilePerInput(out, List.of(out.resolve("a.jsonl"), out.resolve("x/a.jsonl"))));
  }

  @Test
  void aNameThatEndsInASlashIsAFolderThatNeedNotBeThere() throws IOException {
    Path out = folder.resolve("new/out");

    assertThat(plan(out + "/"))
        .isEqualTo(
            new FilePerInput(out, List.of(out.resolve("a.jsonl"), out.resolve("x/a.jsonl"))));
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFileWhereAFolderIsWantedIsRefused() throws IOException {
    Path out = file("out");

    refused(out + "/", "The output " + out + "/ is a file where a folder is wanted: name another.");
  }

  @Test
  void aFileInTheWayOfAFolderBelowIsRefused() throws IOException {
    Path inTheWay = file("out/x");
    force = true;

    refused(
        folder.resolve("out") + "/",
        "The output of archive/x/a.xml.gz cannot be written: "
            + inTheWay
            + " is a file where a folder is wanted. Name another output.");
  }

  @Test
  void aFolderWhereAFileIsWantedIsRefused() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("out/a.jsonl"));
    force = true;

    refused(
        folder.resolve("out").toString(),
        "The output " + inTheWay + " is a folder where a file is wanted: name another.");
  }

  @Test
  void twoInputsWithOneOutputAreRefused() throws IOException {
    input("other/a.json", "a");

    refused(
        folder.resolve("out") + "/",
        "archive/a.xml and other/a.json would have the same output "
            + folder.resolve("out/a.jsonl")
            + ": convert them in two runs, into two folders.");
  }

  @Test
  void anInputNamedTwiceIsRefusedInOtherWords() throws IOException {
    input("archive/a.xml", "a");

    refused(
        folder.resolve("out") + "/",
        "archive/a.xml is named twice, and would have the same output "
            + folder.resolve("out/a.jsonl")
            + ": name it once.");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() throws IOException {
    input("archive/b.zip", "b/\0");

    refused(
        folder.resolve("out") + "/",
        "The output of archive/b.zip cannot be named after it under this locale: set"
            + " LC_ALL=C.UTF-8 and run it again, or name one file for all with -o.");
  }

  @Test
  void anOutputThatIsAFolderOfAnotherIsRefused() throws IOException {
    input("archive/a.jsonl/b.xml", "a.jsonl/b");

    refused(
        folder.resolve("out") + "/",
        "The output of archive/a.xml would be the file "
            + folder.resolve("out/a.jsonl")
            + ", and that of archive/a.jsonl/b.xml in a folder of that name: convert them in two runs,"
            + " into two folders.");
  }

  @Test
  void anOutputOutsideOfItsFolderIsRefused() throws IOException {
    input("evil.zip!/../../b.xml", "../../b");

    assertThatThrownBy(() -> plan(folder.resolve("out") + "/"))
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageStartingWith(
            "The output of evil.zip!/../../b.xml would be outside of " + folder.resolve("out"));
  }

  @Test
  void anOutputThatExistsIsRefusedUnlessItMayBeReplaced() throws IOException {
    Path out = file("out.jsonl");

    refused(
        out.toString(), "The output " + out + " exists: name another, or replace it with --force.");
    force = true;
    assertThat(plan(out.toString())).isEqualTo(new SingleFile(out));
    force = false;
    resume = true;
    refused(
        out.toString(),
        "The output "
            + out
            + " exists and is not of a run with --resume: name another, or replace it with --force.");
    Files.createFile(HiddenNames.manifestOf(out));
    assertThat(plan(out.toString())).isEqualTo(new SingleFile(out));
  }

  @Test
  void anOutputThatExistsInAFolderIsRefused() throws IOException {
    Path out = file("out/x/a.jsonl");

    refused(
        folder.resolve("out").toString(),
        "The output " + out + " exists: name another, or replace it with --force.");
  }

  @Test
  void theInputItselfIsNoOutputEvenThroughALinkAndByForce() throws IOException {
    Path input = file("archive/a.xml");
    Path link = Files.createSymbolicLink(folder.resolve("link.xml"), input);
    force = true;

    refused(link.toString(), "The output " + link + " is the input archive/a.xml: name another.");
  }

  @Test
  void anOutputInAnInputFolderIsRefusedEvenThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), archive);
    Path out = link.resolve("out.jsonl");

    refused(
        out.toString(),
        "The output "
            + out
            + " is inside the input folder "
            + archive
            + ": name one outside of it.");
    refused(
        archive + "/out/",
        "The output "
            + archive.resolve("out")
            + " is inside the input folder "
            + archive
            + ": name one outside of it.");
  }

  @Test
  void anOutputThatALinkBelowItsFolderLeadsIntoAnInputFolderIsRefused() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(out.resolve("x"), archive);

    refused(
        out.toString(),
        "The output "
            + out.resolve("x/a.jsonl")
            + " is inside the input folder "
            + archive
            + ": name one outside of it.");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() throws IOException {
    Path out = folder.resolve("no/such/out.jsonl");

    refused(
        out.toString(),
        "The output "
            + out
            + " cannot be written: there is no folder "
            + out.getParent()
            + ". Create it.");
  }

  @Test
  void namesOfOurOwnAreRefused() throws IOException {
    Path out = folder.resolve(".turkbridge-convert.jsonl");

    refused(
        out.toString(),
        "The output " + out + " has a name that turkbridge uses itself: name another.");
  }

  @Test
  void aDeviceIsWrittenToButNotResumed() throws IOException {
    assertThat(plan("/dev/null")).isEqualTo(new SingleFile(Path.of("/dev/null")));
    resume = true;
    refused(
        "/dev/null",
        "What is written to /dev/null cannot be resumed: it is no file. Leave out --resume.");
  }

  @Test
  void theRejectsFileIsNoOutput() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(folder.resolve("link"), out);
    rejects = Files.createDirectory(out.resolve("x")).resolveSibling("a.jsonl");

    refused(
        folder.resolve("link").toString(),
        "The rejects file "
            + rejects
            + " is the output "
            + folder.resolve("link/a.jsonl")
            + ": name another.");
    refused(
        out.resolve("a.jsonl").toString(),
        "The rejects file " + rejects + " is the output " + rejects + ": name another.");
  }

  @Test
  void theRejectsFileIsNoInputAndIsNotReplacedUnasked() throws IOException {
    rejects = file("archive/a.xml");
    refused(null, "The rejects file " + rejects + " is the input archive/a.xml: name another.");

    rejects = file("rejects.jsonl");
    refused(
        null, "The rejects file " + rejects + " exists: name another, or replace it with --force.");

    rejects = folder.resolve("fresh.jsonl");
    assertThat(plan(null)).isEqualTo(new StandardOutput());
  }

  private void refused(@Nullable String output, String message) {
    ThrowingCallable planning = () -> plan(output);
    assertThatThrownBy(planning).isInstanceOf(OutputRefusedException.class).hasMessage(message);
  }

  private OutputPlan plan(@Nullable String output) throws IOException {
    return OutputPlanning.plan(
        new OutputRequest(
            Optional.ofNullable(output),
            Optional.ofNullable(rejects),
            "jsonl",
            Set.of(),
            force,
            resume,
            inputFolders,
            inputs));
  }

  @Test
  void membersOfOneArchiveInEachOthersWayAreNoReasonToRefuseAll() throws IOException {
    for (String name : List.of("b/x", "b/x", "b/\0", "b/x.jsonl/y", "b/" + "n".repeat(300))) {
      inputs.add(new PlannedInput("b.zip", name, Optional.of(folder.resolve("b.zip")), 2));
    }
    assertThat(plan(folder.resolve("out") + "/")).isInstanceOf(FilePerInput.class);

    inputs.add(new PlannedInput("b.zip", "b/x", Optional.of(folder.resolve("b.zip")), 3));
    refused(
        folder.resolve("out") + "/",
        "b.zip is named twice, and would have the same output "
            + folder.resolve("out/b/x.jsonl")
            + ": name it once.");
  }

  private void input(String name, String outputName) throws IOException {
    inputs.add(new PlannedInput(name, outputName, Optional.of(folder.resolve(name))));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "as it was");
  }
}
