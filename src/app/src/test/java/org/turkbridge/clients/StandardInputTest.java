package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are given {@code -} for a file. */
final class StandardInputTest {
  private static final String TYPE = "3P009KBVLI2YWSOCQHZRMA6EXAMPLE";

  @TempDir private Path folder;
  private String page = "";

  @BeforeEach
  void readPage() throws IOException {
    page = Files.readString(Path.of("samples/rest/2014-08-15-page-2.xml"));
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private Finished run(String input, String... words) {
    return OwnCommand.run(List.of(words), Map.of("HOME", folder.toString()), input);
  }

  @Test
  void isConverted() {
    run(page, "convert", "-", "-o", in("requests.jsonl"));

    assertThat(folder.resolve("requests.jsonl")).content().hasLineCount(3);
  }

  @Test
  void isImported() {
    assertThat(run(page, "import", "-", "--store", in("store.db")).err())
        .contains("Imported 3 requests from 1 file: 3 new");
  }

  @Test
  void isTheAnswerOfAWorker() {
    run(page, "import", "-", "--store", in("store.db"));
    String[] request = {
      "worker",
      "request",
      "--store",
      in("store.db"),
      "--qualification-type-id",
      TYPE,
      "--worker-id",
      "AONE",
      "--answer",
      "-"
    };

    assertThat(run("<Answer", request).err()).contains("AWS.MechanicalTurk.XMLParseError");
    assertThat(run("\u00E4".repeat(1 << 19) + "a", request).err())
        .contains("--answer: - is longer than 1048576 bytes");
  }
}
