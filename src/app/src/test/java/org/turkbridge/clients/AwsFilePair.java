package org.turkbridge.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A config file and a credentials file, such as those of a table, which says how it is read.
 *
 * @param name of the pair, for messages
 * @param config Latin-1 for its bytes; null if it is not there
 * @param credentials Latin-1 for its bytes; null if it is not there
 */
record AwsFilePair(String name, @Nullable String config, @Nullable String credentials) {
  private static final Set<String> COLUMNS = Set.of("name", "config", "credentials", "encoding");

  /** The table. */
  static List<AwsFilePair> all() {
    try (InputStream table =
        Objects.requireNonNull(AwsFilePair.class.getResourceAsStream("/clients/aws-files.yaml"))) {
      List<?> pairs = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(table);
      return pairs.stream().map(each -> of((Map<?, ?>) each)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AwsFilePair of(Map<?, ?> line) {
    if (!COLUMNS.containsAll(line.keySet())) {
      throw new IllegalStateException("A pair has " + COLUMNS + ", not " + line.keySet());
    }
    Object encoding = line.get("encoding");
    Charset charset =
        Charset.forName(encoding == null ? StandardCharsets.UTF_8.name() : encoding.toString());
    return of(
        String.valueOf(line.get("name")),
        text(line.get("config")),
        text(line.get("credentials")),
        charset);
  }

  private static @Nullable String text(@Nullable Object cell) {
    return cell == null ? null : cell.toString();
  }

  /** That of texts in an encoding. */
  static AwsFilePair of(
      String name, @Nullable String config, @Nullable String credentials, Charset charset) {
    return new AwsFilePair(name, bytes(config, charset), bytes(credentials, charset));
  }

  private static @Nullable String bytes(@Nullable String text, Charset charset) {
    return text == null ? null : new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  /** Writes those that are there into a folder, and gives the variables that name both. */
  Map<String, String> write(Path folder) throws IOException {
    return Map.of(
        "AWS_CONFIG_FILE", write(folder.resolve("config"), config),
        "AWS_SHARED_CREDENTIALS_FILE", write(folder.resolve("credentials"), credentials));
  }

  private static String write(Path file, @Nullable String content) throws IOException {
    if (content == null) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    }
    return file.toString();
  }
}
