package org.turkbridge.awscli.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.turkbridge.awscli.CommandException;

class PageTokenTest {
  /** As the AWS CLI wrote it. */
  private static final String OF_THE_CLI =
      "eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==";

  @Test
  void isTheOneOfTheAwsCli() {
    assertThat(PageToken.withinPage(null, 2)).isEqualTo(OF_THE_CLI);
    assertThat(PageToken.parse(OF_THE_CLI))
        .isEqualTo(new PageToken(Collections.singletonMap("NextToken", null), 2));
  }

  @Property
  void readsAsItWasWritten(@ForAll String token, @ForAll int items) {
    assertThat(PageToken.parse(PageToken.withinPage(token, items)))
        .isEqualTo(new PageToken(Map.of("NextToken", token), items));
    assertThat(PageToken.parse(PageToken.atPage(token)))
        .isEqualTo(new PageToken(Map.of("NextToken", token), 0));
  }

  @Test
  void otherTextsAreTheServicesOwn() {
    for (String token : new String[] {"foo", "Zm9v", "AAAA-_", "a___b"}) {
      assertThat(PageToken.parse(token)).isEqualTo(new PageToken(Map.of("NextToken", token), 0));
    }
  }

  @Test
  void theKindBeforeIsRead() {
    assertThat(PageToken.parse("foo___3")).isEqualTo(new PageToken(Map.of("NextToken", "foo"), 3));
    assertThat(PageToken.parse("None___3").service()).containsEntry("NextToken", null);
  }

  @Test
  void whatCanBeNoneIsRefused() {
    assertThatThrownBy(() -> PageToken.parse("a___b___c"))
        .isInstanceOf(CommandException.class)
        .hasMessage("Bad starting token: a___b___c");
  }
}
