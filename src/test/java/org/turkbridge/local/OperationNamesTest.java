package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

class OperationNamesTest {
  @Test
  void theyAreTheOperationsOfTheSdksClient() {
    Set<String> ofClient =
        Arrays.stream(MTurkClient.class.getMethods())
            .filter(
                method ->
                    method.getParameterCount() == 1
                        && MTurkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
            .map(method -> method.getName().toUpperCase(Locale.ROOT))
            .filter(name -> !name.endsWith("PAGINATOR"))
            .collect(Collectors.toSet());

    assertThat(
            OperationNames.ALL.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet()))
        .isEqualTo(ofClient);
  }
}
