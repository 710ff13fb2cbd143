package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The same of files that nobody thought of, each batch of them by one process. */
@AddLifecycleHook(Boto3Presence.class)
final class AwsFilesPropertyIT {
  private static final int BATCH = 500;
  private static final int BATCHES = 2;
  private static final int LONGEST = 14;

  /** Pieces that lines are made of: what means something, or nearly does. */
  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "[default]",
          "[DEFAULT]",
          "[profile a]",
          "[profile \"a b\"]",
          "profile ",
          "[a]",
          "=",
          ":",
          " = ",
          "x",
          "X=1",
          "aws_access_key_id",
          "AWS_ACCESS_KEY_ID=A",
          "aws_secret_access_key = S",
          "aws_session_token: T",
          "#",
          ";",
          " ",
          "\t",
          "\n",
          "\n\n",
          "\n  ",
          "\n\t",
          "\r\n",
          "\r",
          "\f",
          "\u000b",
          "\u001c",
          "\u001f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "é",
          "İ",
          "Σ",
          "'",
          "\"",
          "\\",
          "%",
          "\u0000");

  /** Lines that most files are made of, so that files are also read to their ends. */
  private static final List<String> LINES =
      List.of(
          "[default]",
          "[a]",
          "[profile a]",
          "[profile \"b c\"]",
          "[DEFAULT]",
          "[b] # c",
          "x = 1",
          "y: 2",
          "  z = 3",
          "\tw = 4",
          "    5",
          "",
          "  ",
          "# no",
          "  ; no",
          "s3 =",
          "  k = v",
          "aws_access_key_id = A",
          "aws_secret_access_key = B # c",
          "Aws_Session_Token =",
          "  aws_security_token = T",
          "\u00a0v = 6\u00a0",
          "u = 7\u20288",
          "\u001c t = 9");

  @Property(
      tries = BATCHES,
      seed = "20140815",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void filesOfPiecesAreTheSame(@ForAll("ofPieces") List<AwsFilePair> pairs) throws IOException {
    assertSame(pairs);
  }

  @Property(
      tries = BATCHES,
      seed = "20170117",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void filesOfLinesAreTheSame(@ForAll("ofLines") List<AwsFilePair> pairs) throws IOException {
    assertSame(pairs);
  }

  private static void assertSame(List<AwsFilePair> pairs) throws IOException {
    List<Object> theirs = Botocore.theirs(pairs);
    Path folder = Folders.create();
    try {
      for (int i = 0; i < pairs.size(); i++) {
        assertThat(Botocore.ours(pairs.get(i), folder))
            .as(pairs.get(i).toString())
            .isEqualTo(theirs.get(i));
      }
    } finally {
      Folders.delete(folder);
    }
  }

  @Provide
  Arbitrary<List<AwsFilePair>> ofPieces() {
    return pairs(text(PIECES, ""));
  }

  @Provide
  Arbitrary<List<AwsFilePair>> ofLines() {
    return pairs(text(LINES, "\n").map(text -> "[first]\n" + text));
  }

  private static Arbitrary<String> text(List<String> parts, String between) {
    return Arbitraries.of(parts)
        .list()
        .ofMaxSize(LONGEST)
        .map(chosen -> String.join(between, chosen));
  }

  private static Arbitrary<List<AwsFilePair>> pairs(Arbitrary<String> text) {
    return Combinators.combine(text, text)
        .as(
            (config, credentials) ->
                AwsFilePair.of("random", config, credentials, StandardCharsets.UTF_8))
        .list()
        .ofSize(BATCH);
  }
}
