package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a test dependency on turkbridge-junit brings along. */
class ClassPathTest {
  private static final long MOST = 40_000_000;

  @Test
  void noClassIsThereTwice() throws IOException {
    Map<String, List<Path>> places = new TreeMap<>();
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class"))
            .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("-info.class"))
            .forEach(name -> places.computeIfAbsent(name, any -> new ArrayList<>()).add(jar));
      }
    }
    assertTrue(places.containsKey("org/turkbridge/junit/TurkbridgeExtension.class"));
    places.values().removeIf(jars -> jars.size() == 1);
    assertEquals(Map.of(), places);
  }

  @Test
  void loggingIsConfiguredByThisProjectAlone() throws IOException {
    ClassLoader loader = ClassPathTest.class.getClassLoader();
    for (String name : List.of("logback.xml", "logback-test.xml", "simplelogger.properties")) {
      assertTrue(
          Collections.list(loader.getResources(name)).stream()
              .allMatch(url -> url.getProtocol().equals("file")),
          name);
    }
    List<String> backends =
        Collections.list(
                loader.getResources("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
            .stream()
            .map(Object::toString)
            .toList();
    assertEquals(1, backends.size(), backends::toString);
  }

  @Test
  void dependenciesAreNotLarge() throws IOException {
    long size = 0;
    for (Path jar : jars()) {
      size += Files.size(jar);
    }
    assertTrue(size < MOST, size + " bytes: " + jars());
  }

  private static List<Path> jars() {
    // Surefire hands the class path on in the manifest of a jar.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .toList();
  }
}
