package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Whose a bridge is, and how long it lives: sample classes, run by JUnit itself. */
final class LifecycleTest {
  private static final String SAMPLES = "samples/rest/2014-08-15-page-1.xml";
  private static final int ARCHIVED_TYPES = 3;

  /** What samples leave for the test that ran them, by the key that each has for itself. */
  private static final Map<String, URI> SEEN = new ConcurrentHashMap<>();

  private static EngineExecutionResults run(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample)).execute();
  }

  private static void succeeds(Class<?> sample, int tests) {
    run(sample).testEvents().assertStatistics(all -> all.started(tests).succeeded(tests).failed(0));
  }

  static String createType(MTurkClient mturk) {
    return mturk
        .createQualificationType(
            r -> r.name("mine").description("mine").qualificationTypeStatus("Active"))
        .qualificationType()
        .qualificationTypeId();
  }

  static int types(MTurkClient mturk) {
    return mturk
        .listQualificationTypes(r -> r.mustBeRequestable(false).mustBeOwnedByCaller(true))
        .numResults();
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static final class OnePerClass {
    @RegisterExtension
    static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.withArchive(SAMPLES);

    @BeforeAll
    static void beforeAll(@LegacyEndpoint URI legacy) {
      assertThat(TURKBRIDGE.legacyUri()).isEqualTo(legacy);
      SEEN.put("class", legacy);
    }

    @Test
    @Order(1)
    void first(MTurkClient mturk, @CurrentEndpoint URI current, @LegacyEndpoint URI legacy) {
      assertThat(mturk.listQualificationRequests().numResults()).isEqualTo(5);
      assertThat(mturk).isSameAs(TURKBRIDGE.client());
      assertThat(current).isEqualTo(TURKBRIDGE.currentUri()).isNotEqualTo(legacy);
      createType(mturk);
      TURKBRIDGE.faults().failNext(7);
    }

    @Test
    @Order(2)
    void secondFindsWhatTheFirstDidButItsFaults(MTurkClient mturk, @LegacyEndpoint URI legacy) {
      assertThat(types(mturk)).isEqualTo(ARCHIVED_TYPES + 1);
      assertThat(legacy).isEqualTo(SEEN.get("class"));
      assertThat(TURKBRIDGE.calls()).hasSize(3);
      assertThat(TURKBRIDGE.faults().left()).isZero();
    }

    @Test
    @Order(3)
    void threadsOfTheTestMeanTheSame(@LegacyEndpoint URI legacy) {
      assertThat(CompletableFuture.supplyAsync(TURKBRIDGE::legacyUri).join()).isEqualTo(legacy);
    }

    @Nested
    final class Inside {
      @Test
      void theClassAroundHasTheSame(MTurkClient mturk, @LegacyEndpoint URI legacy) {
        assertThat(types(mturk)).isEqualTo(ARCHIVED_TYPES + 1);
        assertThat(legacy).isEqualTo(SEEN.get("class")).isEqualTo(TURKBRIDGE.legacyUri());
      }
    }

    @AfterAll
    static void afterAll(@LegacyEndpoint URI legacy) {
      assertThat(TURKBRIDGE.legacyUri()).isEqualTo(legacy);
    }
  }

  @Test
  void oneForAClassAndThoseInside() {
    succeeds(OnePerClass.class, 4);
    assertThatThrownBy(() -> OldProgram.get(SEEN.getOrDefault("class", URI.create(""))))
        .isInstanceOf(ConnectException.class);
    assertThatThrownBy(OnePerClass.TURKBRIDGE::legacyUri)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No bridge is up");
  }

  static final class OneEach {
    @RegisterExtension
    static final TurkbridgeExtension TURKBRIDGE =
        TurkbridgeExtension.withArchive(SAMPLES).perTest();

    private final URI constructed;

    OneEach(@LegacyEndpoint URI constructed) {
      this.constructed = constructed;
    }

    @BeforeEach
    void beforeEach(@LegacyEndpoint URI legacy) {
      assertThat(legacy).isEqualTo(constructed).isEqualTo(TURKBRIDGE.legacyUri());
    }

    @RepeatedTest(3)
    void alone(MTurkClient mturk, @LegacyEndpoint URI legacy) {
      assertThat(legacy).isEqualTo(constructed);
      assertThat(TURKBRIDGE.calls()).isEmpty();
      createType(mturk);
      assertThat(types(mturk)).isEqualTo(ARCHIVED_TYPES + 1);
      assertThat(TURKBRIDGE.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void withArguments(String argument, MTurkClient mturk) {
      assertThat(argument).hasSize(1);
      createType(mturk);
    }

    @Nested
    final class Inside {
      @Test
      void alone(MTurkClient mturk) {
        createType(mturk);
      }
    }

    @AfterEach
    void afterEach(RunningTurkbridge running) {
      assertThat(running.legacyUri()).isEqualTo(constructed).isEqualTo(TURKBRIDGE.legacyUri());
    }
  }

  @Test
  void oneForEachTest() {
    succeeds(OneEach.class, 6);
  }

  static final class InTheInstance {
    @RegisterExtension final TurkbridgeExtension turkbridge = TurkbridgeExtension.empty();

    @RepeatedTest(2)
    void alone(MTurkClient mturk) {
      createType(mturk);
      assertThat(turkbridge.calls()).hasSize(1);
    }
  }

  @Test
  void oneForEachTestInAFieldOfTheInstance() {
    succeeds(InTheInstance.class, 2);
  }

  static final class TooEarly {
    @RegisterExtension
    static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.empty().perTest();

    @BeforeAll
    static void beforeAll(@LegacyEndpoint URI legacy) {
      SEEN.put("too early", legacy);
    }

    @Test
    void test() {}
  }

  @Test
  void classesHaveNoneWhereEachTestHasItsOwn() {
    run(TooEarly.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(text -> text.contains("take the parameter in the test")))));
  }

  @WithTurkbridge(archive = SAMPLES)
  static final class Annotated {
    private static final Map<Class<?>, URI> OF = new ConcurrentHashMap<>();

    @BeforeAll
    static void beforeAll(@LegacyEndpoint URI legacy) {
      OF.put(Annotated.class, legacy);
    }

    @Test
    void hasTheArchive(MTurkClient mturk) {
      assertThat(mturk.listQualificationRequests().numResults()).isEqualTo(5);
    }

    @Nested
    final class Inside {
      @Test
      void shared(@LegacyEndpoint URI legacy) {
        assertThat(legacy).isEqualTo(OF.get(Annotated.class));
      }
    }

    @Nested
    @WithTurkbridge(perTest = true)
    final class WithItsOwn {
      @RepeatedTest(2)
      void alone(@LegacyEndpoint URI legacy, MTurkClient mturk) {
        assertThat(legacy).isNotEqualTo(OF.get(Annotated.class));
        assertThat(mturk.listQualificationRequests().numResults()).isZero();
        createType(mturk);
      }
    }
  }

  @Test
  void annotationsDoTheSame() {
    succeeds(Annotated.class, 4);
  }

  static final class OwnKey {
    private static final AwsCredentials KEY = AwsBasicCredentials.create("AKIAOWN", "own");

    @RegisterExtension
    static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.empty().withCredentials(KEY);

    @Test
    void signs(AwsCredentials credentials, MTurkClient mturk) throws Exception {
      assertThat(credentials).isEqualTo(KEY);
      assertThat(types(mturk)).isZero();
      assertThat(OldProgram.list(TURKBRIDGE.running()).body()).contains("<IsValid>True</IsValid>");
    }
  }

  @Test
  void keysMayBeOnesOwn() {
    succeeds(OwnKey.class, 1);
  }

  static final class Missing {
    @RegisterExtension
    static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.withArchive("no/such/folder");

    @Test
    void test() {}
  }

  @Test
  void archivesThatAreNotThereFail() {
    run(Missing.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1, event(finishedWithFailure(message(text -> text.contains("no/such/folder")))));
  }

  @Test
  void archivesThatAreNotWholeFail(@TempDir Path folder) throws IOException {
    Path page = Path.of("samples/rest/2014-08-15-page-1.xml");
    Path damaged =
        Files.writeString(
            folder.resolve("damaged.xml"), Files.readString(page).substring(0, 20_000));
    assertThatThrownBy(
            () -> RunningTurkbridge.start(TurkbridgeSettings.of(List.of(damaged.toString()))))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("damaged.xml");
  }
}
