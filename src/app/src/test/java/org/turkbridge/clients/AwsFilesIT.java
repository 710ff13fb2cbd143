package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The same of files of AWS tools by boto3 and by Turkbridge: a table of them. */
@DrivenBy(Client.BOTO3)
final class AwsFilesIT {
  private static final int LEAST_PAIRS = 100;

  @TempDir private Path folder;

  @Test
  void tableIsLong() {
    assertThat(AwsFilePair.all()).hasSizeGreaterThanOrEqualTo(LEAST_PAIRS);
  }

  @TestFactory
  Stream<DynamicTest> sameAsBoto3() {
    List<AwsFilePair> pairs = AwsFilePair.all();
    List<Object> theirs = Botocore.theirs(pairs);
    return IntStream.range(0, pairs.size())
        .mapToObj(
            i ->
                dynamicTest(
                    pairs.get(i).name(),
                    () ->
                        assertThat(Botocore.ours(pairs.get(i), folder)).isEqualTo(theirs.get(i))));
  }
}
