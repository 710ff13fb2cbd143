package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.AwsFileFormatException;
import org.turkbridge.requester.AwsFiles;
import org.turkbridge.requester.ConfigSection;
import org.turkbridge.requester.KeyNames;
import org.turkbridge.requester.UnusableKeyException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What botocore makes of files of AWS tools, and what we do. */
final class Botocore {
  private static final Path SCRIPT = Path.of("src/test/resources/clients/botocore_files.py");

  /** A key that botocore would sign with, and no service would take. */
  private static final String UNUSABLE = "unusable";

  private Botocore() {}

  /** All in one process: it takes longer to start than to answer. */
  static List<Object> theirs(List<AwsFilePair> pairs) {
    Path folder = Folders.create();
    try {
      Path file = folder.resolve("pairs.jsonl");
      Files.write(file, pairs.stream().map(Botocore::line).toList());
      Finished run =
          Command.run(
              List.of(Script.PYTHON, "-W", "ignore", SCRIPT.toString(), file.toString()),
              Map.of("PYTHONDONTWRITEBYTECODE", "1", "HOME", folder.toString()));
      assertThat(run.err()).isEmpty();
      List<Object> answers = run.out().lines().map(Botocore::answer).toList();
      assertThat(answers).hasSameSizeAs(pairs);
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
  }

  private static String line(AwsFilePair pair) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartArray();
      for (String content : new String[] {pair.config(), pair.credentials()}) {
        if (content == null) {
          json.writeNull();
        } else {
          json.writeString(content);
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static Object answer(String line) {
    Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(line));
    if (answer.containsKey("error")) {
      return answer;
    }
    Map<Object, @Nullable Object> keys = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(answer.get("keys")))
        .forEach((name, key) -> keys.put(name, key instanceof List<?> parts ? key(parts) : key));
    return Map.of("profiles", Objects.requireNonNull(answer.get("profiles")), "keys", keys);
  }

  private static Object key(List<?> parts) {
    boolean isUsable =
        parts.get(0) instanceof String id
            && !id.isEmpty()
            && id.chars().noneMatch(Character::isISOControl)
            && parts.get(1) instanceof String secret
            && !secret.isEmpty();
    boolean isToken = parts.get(2) instanceof String token && !token.isEmpty();
    return isUsable ? (isToken ? parts : parts.subList(0, 2)) : UNUSABLE;
  }

  static Object ours(AwsFilePair pair, Path folder) throws IOException {
    AwsFiles files;
    try {
      files = AwsFiles.read(pair.write(folder), folder);
    } catch (AwsFileFormatException e) {
      return Map.of("error", Path.of(e.file()).getFileName().toString());
    }
    Map<String, Object> profiles = new LinkedHashMap<>();
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    files
        .profiles()
        .forEach(
            (name, section) -> {
              Map<String, Object> settings = new LinkedHashMap<>(section.texts());
              settings.putAll(section.nested());
              profiles.put(name, settings);
              keys.put(
                  name,
                  key(files.credentials().sections(), name)
                      .or(() -> key(files.configProfiles(), name))
                      .orElse(null));
            });
    return Map.of("profiles", profiles, "keys", keys);
  }

  private static Optional<Object> key(Map<String, ConfigSection> sections, String name) {
    try {
      return KeyNames.SETTINGS
          .in(sections.getOrDefault(name, ConfigSection.EMPTY))
          .map(Botocore::parts);
    } catch (UnusableKeyException e) {
      return Optional.of(e.missing().map(missing -> "missing " + missing).orElse(UNUSABLE));
    }
  }

  private static List<String> parts(AwsCredentials key) {
    List<String> parts = new ArrayList<>(List.of(key.accessKeyId(), key.secretAccessKey()));
    if (key instanceof AwsSessionCredentials session) {
      parts.add(session.sessionToken());
    }
    return parts;
  }
}
