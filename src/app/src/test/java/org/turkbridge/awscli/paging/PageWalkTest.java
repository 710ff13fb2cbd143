package org.turkbridge.awscli.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.ExitStatus;
import org.turkbridge.awscli.parameters.CallParameters;

class PageWalkTest {
  private static final String ALL = "abcdefgh";
  private static final String KEY = "QualificationRequests";

  private final Pages pages = new Pages(ALL);

  private PageWalk walk(Object... pagination) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("QualificationTypeId", "3T");
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    for (int i = 0; i < pagination.length; i += 2) {
      wanted.put((String) pagination[i], pagination[i + 1]);
    }
    parameters.put(CallParameters.PAGINATION, wanted);
    return new PageWalk(KEY, pages::answer, parameters);
  }

  private static String letters(PageWalk walk) {
    StringBuilder letters = new StringBuilder();
    while (walk.hasNext()) {
      ((List<?>) Objects.requireNonNull(walk.next().get("QualificationRequests")))
          .forEach(letters::append);
      letters.append(' ');
    }
    return letters.toString().strip();
  }

  @Test
  void allPagesAreWalked() {
    PageWalk walk = walk();

    assertThat(letters(walk)).isEqualTo("abc def gh");
    assertThat(walk.resumeToken()).isEmpty();
    assertThat(pages.calls())
        .extracting(call -> call.get("NextToken"))
        .containsExactly(null, "3", "6");
    assertThat(pages.calls())
        .allSatisfy(call -> assertThat(call).containsEntry("QualificationTypeId", "3T"));
  }

  @Test
  void pagesHaveTheSizeThatIsAskedFor() {
    assertThat(letters(walk("PageSize", 4L))).isEqualTo("abcd efgh");
  }

  @ParameterizedTest
  @CsvSource({"1, a", "3, abc", "4, abc d", "7, abc def g", "8, abc def gh", "100, abc def gh"})
  void noMoreItemsThanWanted(long most, String expected) {
    assertThat(letters(walk("MaxItems", most))).isEqualTo(expected);
  }

  /** Whatever was cut off comes with the next command. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 7})
  void theTokenGoesOnWhereTheItemsEnded(long most) {
    StringBuilder letters = new StringBuilder();
    PageWalk walk = walk("MaxItems", most);
    letters.append(letters(walk));
    while (walk.resumeToken().isPresent()) {
      walk = walk("MaxItems", most, "StartingToken", walk.resumeToken().get());
      letters.append(letters(walk));
    }
    assertThat(letters.toString().replace(" ", "")).isEqualTo(ALL);
  }

  @Test
  void nothingIsAskedForBehindTheLastItem() {
    letters(walk("MaxItems", 3L));

    assertThat(pages.calls()).hasSize(1);
  }

  @Test
  void nothingIsAskedForBeforeTheFirstPageIsTaken() {
    assertThat(walk().hasNext()).isTrue();
    assertThat(pages.calls()).isEmpty();
  }

  @Test
  void aTokenThatComesAgainEndsTheWalkBehindItsPage() {
    PageWalk walk =
        new PageWalk(KEY, call -> new Pages("abcdef").answer(Map.of("MaxResults", 1L)), Map.of());
    walk.next();
    walk.next();

    assertThatThrownBy(walk::next)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.status()).isEqualTo(ExitStatus.OTHER))
        .hasMessageContaining("'NextToken': '1'");
  }

  @Test
  void aFailureComesWhenItsPageIsTaken() {
    PageWalk walk =
        new PageWalk(
            KEY,
            call -> {
              if (call.containsKey("NextToken")) {
                throw CommandException.service("gone");
              }
              return pages.answer(call);
            },
            Map.of());

    assertThat(walk.next()).containsKey("QualificationRequests");
    assertThatThrownBy(walk::next).isInstanceOf(CommandException.class).hasMessage("gone");
  }
}
