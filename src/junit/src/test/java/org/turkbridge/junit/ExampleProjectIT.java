package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A project of a user, with JUnit and a logging backend of its own, over the artifacts built. */
final class ExampleProjectIT {
  private static final String VERSION = System.getProperty("turkbridge.version");
  private static final Path MODULE = Path.of("src/junit");
  private static final Path WORK = MODULE.resolve("target/example").toAbsolutePath();

  @Test
  void testsOfTheProjectPass() throws IOException, InterruptedException {
    delete(WORK);
    Path project = WORK.resolve("project");
    copy(MODULE.resolve("src/test/example"), project);
    copy(
        MODULE.resolve("src/test/java/com/example/PendingRequestsTest.java"),
        project.resolve("src/test/java/com/example/PendingRequestsTest.java"));
    copy(Path.of("samples/rest"), project.resolve("samples/rest"));
    Path repository = WORK.resolve("repository");
    install(repository, "turkbridge-parent", Path.of("pom.xml"));
    for (String module : List.of("core", "service", "junit")) {
      Path folder = Path.of("src", module);
      String artifact = "turkbridge-" + module;
      install(repository, artifact, folder.resolve("pom.xml"));
      copy(
          folder.resolve("target/" + artifact + "-" + VERSION + ".jar"),
          file(repository, artifact, "jar"));
    }

    String printed = maven(project, repository);

    assertThat(printed).contains("Tests run: 7, Failures: 0, Errors: 0, Skipped: 0");
  }

  private static void install(Path repository, String artifact, Path pom) throws IOException {
    copy(pom, file(repository, artifact, "pom"));
  }

  private static Path file(Path repository, String artifact, String kind) {
    return repository
        .resolve("org/turkbridge")
        .resolve(artifact)
        .resolve(VERSION)
        .resolve(artifact + "-" + VERSION + "." + kind);
  }

  /** What this build was made with is all that the project can get, and there is no network. */
  private static String maven(Path project, Path repository)
      throws IOException, InterruptedException {
    Path settings =
        Files.writeString(
            WORK.resolve("settings.xml"),
            """
            <settings>
              <mirrors>
                <mirror>
                  <id>build</id>
                  <mirrorOf>*</mirrorOf>
                  <url>%s</url>
                </mirror>
              </mirrors>
            </settings>
            """
                .formatted(Path.of(System.getProperty("maven.repository")).toUri()));
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("maven.command"), "bin", "mvn").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--settings=" + settings,
                "-Dmaven.repo.local=" + repository,
                "test")
            .directory(project.toFile())
            .redirectErrorStream(true);
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_CONFIG"));
    Process process = command.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = file.equals(from) ? to : to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolve("..").normalize());
        Files.copy(file, copy);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
