package org.turkbridge.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final PythonOracle ORACLE = new PythonOracle("botocore_files.py");

  /** A key that botocore would sign with, and no service would take. */
  private static final String UNUSABLE = "unusable";

  private Botocore() {}

  static List<Object> theirs(List<AwsFilePair> pairs) {
    return ORACLE
        .answers(
            pairs.stream().map(each -> Arrays.asList(each.config(), each.credentials())).toList())
        .stream()
        .map(Botocore::answer)
        .toList();
  }

  private static Object answer(String line) {
    Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(PlainValues.read(line));
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
