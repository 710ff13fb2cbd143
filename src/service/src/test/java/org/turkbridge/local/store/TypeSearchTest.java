package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** What the database finds, held against a search of the same types in memory. */
class TypeSearchTest {
  /** Letters whose case is odd, what SQL and JSON give a meaning to, and what is no character. */
  private static final String LETTERS =
      "aAbB019äÄßẞſsSσςΣıiIİåÅÅkKKǆǅǄ漢𝒜😀𐐀𐐨 ,\t\n\u000b\u0085\u00a0\u2028%_*?.'\"\\:<>\u0000\u0001\uffff\ufdd0\ufdd1\ud800\udc00";

  /** In the order of their places: the first of Bob, others imported. */
  private static final List<String> IDS = List.of("BOB", "I1", "ANN", "I2", "DELETED");

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  /** One in each database. */
  private static final List<Store> STORES = new ArrayList<>();

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("types");
    for (TestDatabase database : TestDatabase.values()) {
      STORES.add(Store.open(database.store(folder.resolve("store.db"))));
    }
    write(
        tables -> {
          tables.types().add(type("BOB", new Texts("b", null, null), true), "bob");
          merge(tables, "I1", new Texts("i", null, null));
          tables.types().add(type("ANN", new Texts("a", null, null), true), "ann");
          merge(tables, "I2", new Texts("i", null, null));
          tables.types().add(type("DELETED", new Texts("d", null, null), true), "ann");
          tables.types().dispose("DELETED");
          // Makes a row of a type of the system.
          tables.requests().merge(List.of(requestForMasters()));
        });
  }

  /** Whatever another property has left. */
  @BeforeProperty
  void writePlainTexts() {
    Texts plain = new Texts("x", null, null);
    write(
        tables -> {
          List.of("BOB", "ANN").forEach(id -> tables.types().change(type(id, plain, true)));
          List.of("I1", "I2").forEach(id -> merge(tables, id, plain));
        });
  }

  private static void write(Consumer<Tables> work) {
    for (Store store : STORES) {
      store.<Boolean>write(
          tables -> {
            work.accept(tables);
            return true;
          });
    }
  }

  private static Arrival<QualificationRequest> requestForMasters() {
    return new Arrival<>(
        "a.xml",
        QualificationRequest.builder()
            .qualificationRequestId("R1")
            .qualificationTypeId("2F1QJWKUDD8XADTFD2Q0G6UTO95ALH")
            .workerId("AONE")
            .submitTime(Instant.EPOCH)
            .build());
  }

  @AfterContainer
  static void close() throws IOException {
    STORES.forEach(Store::close);
    STORES.clear();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What is searched of a type. */
  record Texts(String name, @Nullable String description, @Nullable String keywords) {}

  private static QualificationType type(String id, Texts texts, boolean isRequestable) {
    return QualificationType.builder()
        .qualificationTypeId(id)
        .name(texts.name + id)
        .description(texts.description)
        .keywords(texts.keywords)
        .qualificationTypeStatus("Active")
        .isRequestable(isRequestable)
        .autoGranted(false)
        .build();
  }

  private static void merge(Tables tables, String id, Texts texts) {
    tables.types().merge(List.of(new Arrival<>("a.xml", type(id, texts, texts.keywords != null))));
  }

  @Provide
  Arbitrary<String> text() {
    int[] letters = LETTERS.codePoints().toArray();
    return Arbitraries.of(IntStream.of(letters).boxed().toList())
        .list()
        .ofMaxSize(6)
        .map(
            codes ->
                codes.stream()
                    .map(code -> new String(Character.toChars(code)))
                    .collect(Collectors.joining()));
  }

  @Provide
  Arbitrary<List<Texts>> texts() {
    return Combinators.combine(text(), text().injectNull(0.2), text().injectNull(0.2))
        .as(Texts::new)
        .list()
        .ofSize(IDS.size());
  }

  /** Often pieces of what is there, in any case. */
  private static String query(List<Texts> texts, String other, int choice) {
    String all =
        texts.stream()
            .flatMap(each -> Stream.of(each.name, each.description, each.keywords))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    String piece = all.isEmpty() ? "" : all.substring(choice % all.length());
    piece = piece.substring(0, Math.min(piece.length(), choice % 4));
    return switch (choice % 5) {
      case 0 -> other;
      case 1 -> piece;
      case 2 -> piece.toUpperCase(Locale.ROOT);
      case 3 -> piece.toLowerCase(Locale.ROOT);
      default -> piece + "," + other;
    };
  }

  @Property(tries = 300)
  void theDatabaseFindsWhatASearchInMemoryFinds(
      @ForAll("texts") List<Texts> texts,
      @ForAll("text") String other,
      @ForAll @IntRange(max = 1000) int choice,
      @ForAll boolean requestableAlone,
      @ForAll @IntRange(min = 1, max = 7) int size) {
    write(
        tables -> {
          for (int i = 0; i < IDS.size(); i++) {
            if (IDS.get(i).startsWith("I")) {
              merge(tables, IDS.get(i), texts.get(i));
            } else if (!IDS.get(i).equals("DELETED")) {
              tables.types().change(type(IDS.get(i), texts.get(i), choice % 3 > 0));
            }
          }
        });
    String query = query(texts, other, choice);
    @Nullable String owner = List.of("ann", "bob", "").get(choice % 3);
    TypeSearch search = new TypeSearch(owner.isEmpty() ? null : owner, requestableAlone, query);

    for (Store store : STORES) {
      assertThat(walk(store, search, size))
          .as("%s", store)
          .isEqualTo(inMemory(store, owner.isEmpty() ? null : owner, requestableAlone, query));
    }
  }

  private static void assertFound(TypeSearch search, int size, String... ids) {
    for (Store store : STORES) {
      assertThat(walk(store, search, size)).containsExactly(ids);
    }
  }

  private static List<String> walk(Store store, TypeSearch search, int size) {
    List<String> ids = new ArrayList<>();
    long after = 0;
    while (true) {
      long start = after;
      PageLimit limit = new PageLimit(size, MemoryBudget.unlimited().share());
      Page<StoredType> page = store.read(tables -> tables.types().page(search, start, limit));
      page.items().forEach(type -> ids.add(type.type().qualificationTypeId()));
      if (page.end().isEmpty()) {
        return ids;
      }
      after = page.end().getAsLong();
    }
  }

  private static List<String> inMemory(
      Store store, @Nullable String owner, boolean requestableAlone, String query) {
    Stream<StoredType> rows =
        IDS.stream()
            .map(id -> store.<StoredType>read(tables -> tables.types().find(id).orElseThrow()))
            .filter(type -> !type.isDisposing())
            .filter(type -> owner == null || type.owner() == null || owner.equals(type.owner()));
    return Stream.concat(rows, owner == null ? SystemQualificationType.all().stream() : Stream.of())
        .map(StoredType::type)
        .filter(type -> !requestableAlone || type.isRequestable())
        .filter(type -> matches(type, query))
        .map(QualificationType::qualificationTypeId)
        .toList();
  }

  private static boolean matches(QualificationType type, String query) {
    String name = fold(type.name());
    String description = fold(type.description());
    String keywords = fold(type.keywords());
    return Stream.of(fold(query).split("[\\s,]+"))
        .filter(word -> !word.isEmpty())
        .allMatch(
            word -> name.contains(word) || description.contains(word) || keywords.contains(word));
  }

  private static String fold(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  @Example
  void halfOfACharacterIsFoundInTheWholeOne() {
    write(
        tables -> {
          merge(tables, "I1", new Texts("i", "Ask for a smile 😀", null));
          merge(tables, "I2", new Texts("i", "Ask for a tree", null));
        });
    String half = "😀".substring(0, 1);

    assertFound(new TypeSearch("ann", false, half), 1, "I1");
    assertFound(new TypeSearch("ann", false, half + " ASK"), 10, "I1");
    assertFound(new TypeSearch("ann", false, half + "!"), 10);
  }

  @Example
  void aQueryMayHaveAnyNumberOfWords() {
    String words = IntStream.range(0, 5000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    String few = IntStream.range(0, 2000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    write(tables -> merge(tables, "I1", new Texts("i", few, null)));

    assertFound(new TypeSearch("ann", false, few), 10, "I1");
    assertFound(new TypeSearch("ann", false, words), 10);
  }
}
