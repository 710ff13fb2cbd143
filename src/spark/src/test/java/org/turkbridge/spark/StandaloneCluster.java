package org.turkbridge.spark;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cluster of Spark on the loopback interface: a Master and Workers of one core each, processes of
 * their own from the jars that Spark has on the class path of the tests. Nothing of ours is among
 * them.
 */
final class StandaloneCluster implements Closeable {
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  /** Whoever has these on the class path would not notice that our jar lacks them. */
  private static final Pattern OURS =
      Pattern.compile(
          "(turkbridge|picocli|woodstox|stax2|fastcsv|jaxb|awssdk|aws-|mturk|sdk-core|jqwik|junit"
              + "|assertj|opentest4j).*");

  /** Nothing runs long enough here to be worth optimising. */
  private static final List<String> QUICK_JVM =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String LOGGING =
      """
      rootLogger.level = info
      rootLogger.appenderRef.stderr.ref = stderr
      appender.stderr.type = Console
      appender.stderr.name = stderr
      appender.stderr.target = SYSTEM_ERR
      appender.stderr.layout.type = PatternLayout
      appender.stderr.layout.pattern = %p %c{1}: %m%n%ex
      """;

  private final Path home;
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> all = new ArrayList<>();
  private final String url;

  /** A process that has ended. */
  record JobOutcome(int exitCode, List<String> lines) {}

  /**
   * Starts it and waits until all Workers are there.
   *
   * @param folder for what it writes
   */
  StandaloneCluster(Path folder, int workerCount) throws IOException {
    home = Files.createDirectories(folder.resolve("spark"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      Path link = jars.resolve(jar.getFileName());
      // The first of a name counts, as on the class path.
      if (entry.endsWith(".jar")
          && !OURS.matcher(jar.getFileName().toString()).matches()
          && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    Files.writeString(home.resolve("log4j2.properties"), LOGGING);
    Process master =
        start("org.apache.spark.deploy.master.Master", "--port", "0", "--webui-port", "0");
    url = await(master, MASTER).group(1);
    for (int i = 0; i < workerCount; i++) {
      Process worker =
          start(
              "org.apache.spark.deploy.worker.Worker",
              "--port",
              "0",
              "--webui-port",
              "0",
              "--cores",
              "1",
              "--memory",
              "600m",
              "--work-dir",
              home.resolve("work" + i).toString(),
              url);
      workers.add(worker);
    }
    for (Process worker : workers) {
      await(worker, REGISTERED);
    }
  }

  /** Kills a Worker, as an outage of its machine would. */
  void kill(int worker) {
    workers.get(worker).descendants().forEach(ProcessHandle::destroyForcibly);
    workers.get(worker).destroyForcibly();
  }

  /**
   * Submits a job and waits for its end.
   *
   * @param each is told its lines, those of Spark's log too, as they come
   */
  JobOutcome submit(Path jar, List<String> settings, Predicate<String> each, String... args)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("--master", url, "--executor-memory", "500m"));
    words.addAll(
        List.of("--conf", "spark.executor.extraJavaOptions=" + String.join(" ", QUICK_JVM)));
    // Nobody looks at it.
    words.addAll(List.of("--conf", "spark.ui.enabled=false"));
    for (String setting : settings) {
      words.addAll(List.of("--conf", setting));
    }
    words.addAll(List.of("--class", ConvertArchive.class.getName(), jar.toString()));
    Collections.addAll(words, args);
    Process process = start("org.apache.spark.deploy.SparkSubmit", words.toArray(String[]::new));
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = reader(process)) {
      boolean more = true;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        more = more && each.test(line);
      }
    }
    return new JobOutcome(process.waitFor(), lines);
  }

  private Process start(String main, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("turkbridge.spark.opens", "").split(" ")));
    command.removeIf(String::isEmpty);
    command.addAll(QUICK_JVM);
    command.addAll(
        List.of(
            "-Xmx600m",
            "-Dlog4j2.configurationFile=" + home.resolve("log4j2.properties"),
            "-cp",
            home.resolve("jars") + "/*",
            main));
    Collections.addAll(command, args);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_HOSTNAME", "127.0.0.1");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_DIRS", home.resolve("local").toString());
    Process process = builder.start();
    all.add(process);
    return process;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Waits until a process says something; what it says later is read and forgotten. */
  private static Matcher await(Process process, Pattern words) throws IOException {
    BufferedReader out = reader(process);
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      Matcher matcher = words.matcher(line);
      if (matcher.find()) {
        Thread rest = new Thread(() -> out.lines().forEach(later -> {}));
        rest.setDaemon(true);
        rest.start();
        return matcher;
      }
    }
    throw new IOException("it ended before it was there:\n" + String.join("\n", lines));
  }

  @Override
  public void close() {
    all.stream()
        .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
        .forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }
}
