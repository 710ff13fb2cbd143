package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell command beside the jar. */
final class LauncherIT {
  private static final Path BUILT = Jar.file().resolveSibling("turkbridge");
  private static final String THIS_JAVA = System.getProperty("java.home");

  @TempDir private Path folder;

  private static Finished run(Path launcher, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return Command.run(command, environment);
  }

  private static Finished version(Path launcher, String javaHome) {
    return run(launcher, Map.of("JAVA_HOME", javaHome), "--version");
  }

  /** Copies of the launcher and the jar, elsewhere. */
  private Path copied() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("another folder"));
    Files.copy(Jar.file(), elsewhere.resolve("turkbridge.jar"));
    return Files.copy(BUILT, elsewhere.resolve("turkbridge"));
  }

  private static void assertNothingBesidesTheVersion(Finished run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(2).first().asString().startsWith("turkbridge ");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void classesComeFromTheArchive() throws IOException {
    Path log = folder.resolve("classes.log");
    Finished run =
        run(
            BUILT,
            Map.of("JAVA_HOME", THIS_JAVA, "TURKBRIDGE_OPTS", "-Xlog:class+load:file=" + log),
            "--version");
    assertNothingBesidesTheVersion(run);
    assertThat(Files.readString(log))
        .contains("org.turkbridge.cli.Turkbridge source: shared objects file");
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("turkbridge.jar"))
        .isEmpty();
  }

  @Test
  void archiveStaysWhereItWasMadeForButUnderAServer() throws IOException {
    Path log = folder.resolve("archive.log");
    Finished run =
        run(
            BUILT,
            Map.of("JAVA_HOME", THIS_JAVA, "TURKBRIDGE_OPTS", "-Xlog:cds:file=" + log),
            "--version");
    assertNothingBesidesTheVersion(run);
    assertThat(Files.readString(log))
        .contains("turkbridge.jsa")
        .doesNotContain("alternative address");

    String option = "-XX:ArchiveRelocationMode=0";
    assertThat(optionsOf(Map.of(), "--version")).contains(option);
    assertThat(optionsOf(Map.of(), "serve")).doesNotContain(option);
  }

  @Test
  void aCommandLoadsTheTypesOfItsOwnOperationAlone() throws IOException {
    Path log = folder.resolve("classes.log");
    Map<String, String> environment =
        Map.of("JAVA_HOME", THIS_JAVA, "TURKBRIDGE_OPTS", "-Xlog:class+load:file=" + log);

    Finished help = run(BUILT, environment, "mturk", "help");
    assertThat(help.exitCode()).isZero();
    assertThat(requestsAndAnswers(log)).isEmpty();

    Finished command = run(BUILT, environment, "mturk", "create-hit", "--generate-cli-skeleton");
    assertThat(command.exitCode()).as(command.err()).isZero();
    assertThat(requestsAndAnswers(log)).containsExactly("CreateHitRequest", "CreateHitResponse");
  }

  private static Set<String> requestsAndAnswers(Path log) throws IOException {
    Matcher loaded =
        Pattern.compile("services\\.mturk\\.model\\.((?!MTurk)\\w+(?:Request|Response)) ")
            .matcher(Files.readString(log));
    Set<String> names = new TreeSet<>();
    while (loaded.find()) {
      names.add(loaded.group(1));
    }
    return names;
  }

  @Test
  void worksThroughLinks() throws IOException {
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), copied());
    Path relative = Files.createSymbolicLink(folder.resolve("relative"), absolute.getFileName());
    assertNothingBesidesTheVersion(version(relative, THIS_JAVA));
  }

  @Test
  void worksWithoutAnArchive() throws IOException {
    assertNothingBesidesTheVersion(version(copied(), THIS_JAVA));
  }

  @Test
  void archiveOfAnotherJarIsPassedOverInSilence() throws IOException {
    Path launcher = copied();
    Files.copy(BUILT.resolveSibling("turkbridge.jsa"), launcher.resolveSibling("turkbridge.jsa"));
    assertNothingBesidesTheVersion(version(launcher, THIS_JAVA));
  }

  @Test
  void archiveOfAnotherJvmIsPassedOverInSilence() throws IOException {
    Optional<Path> other = NewerJdkIT.jdk25();
    assumeTrue(other.isPresent(), "no JDK 25");
    Finished run = version(BUILT, other.get().toString());
    assertNothingBesidesTheVersion(run);
    assertThat(run.out()).contains("Java 25");
  }

  @Test
  void argumentsAndExitCodeArePassedOn() {
    Finished run =
        run(BUILT, Map.of("JAVA_HOME", THIS_JAVA), "wsdl", "--api-version", "no such * version");
    assertThat(run.err()).contains("There is no version no such * version");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  /** The options that java is given for a command, when the disk says that all takes so much. */
  private List<String> options(int kilobytes, String... command) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    script(bin.resolve("java"), "printf '%s\\n' \"$@\"");
    script(bin.resolve("du"), "echo " + kilobytes + " some/file");
    return run(
            BUILT, Map.of("JAVA_HOME", folder.toString(), "PATH", bin + ":/usr/bin:/bin"), command)
        .out()
        .lines()
        .takeWhile(argument -> !argument.equals("-jar"))
        .filter(argument -> !argument.contains("hare") && !argument.equals("-Xlog:disable"))
        .toList();
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void onlyMuchInputIsWorthTheOptimisingCompiler() throws IOException {
    assertThat(options(400_000, "convert", "a.xml")).contains("-XX:TieredStopAtLevel=1");
    assertThat(options(600_000, "convert", "a.xml"))
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void serverRunsWithTheDefaultsOfTheJvmButEndsWithItsMemory() throws IOException {
    assertThat(options(0, "serve", "--import", "a.xml"))
        .containsExactly("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void closedStandardInputIsARefusalAndNoCrash() throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", "exec \"$0\" convert - <&-", BUILT.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("Bad file descriptor");
  }

  @Test
  void missingJarIsNamed() throws IOException {
    Path alone = Files.copy(BUILT, folder.resolve("turkbridge"));
    Finished run = version(alone, THIS_JAVA);
    assertThat(run.err()).contains(folder.toRealPath() + "/turkbridge.jar").contains("beside");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void missingJavaIsNamed() {
    Finished run = version(BUILT, folder.toString());
    assertThat(run.err()).contains(folder + "/bin/java").contains("JAVA_HOME");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  /** Prints what the launcher calls Java with. */
  private String optionsOf(Map<String, String> more, String... arguments) throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    return run(BUILT, environment, arguments).out();
  }

  @Test
  void serverEndsWhenMemoryDoesWhateverOptionsItHas() throws IOException {
    String option = "-XX:+ExitOnOutOfMemoryError";
    assertThat(optionsOf(Map.of(), "serve")).contains(option + " ");
    assertThat(optionsOf(Map.of("TURKBRIDGE_OPTS", "-Xmx64m"), "serve"))
        .contains(option + " -Xmx64m");
    assertThat(optionsOf(Map.of(), "convert")).doesNotContain(option);
  }
}
