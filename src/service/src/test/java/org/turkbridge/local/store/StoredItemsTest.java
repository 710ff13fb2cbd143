package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.hit;
import static org.turkbridge.local.store.StoredItems.hitType;
import static org.turkbridge.local.store.StoredItems.limit;
import static org.turkbridge.local.store.StoredItems.type;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/** What is kept is read as it was. */
class StoredItemsTest extends TwoStores {
  @Test
  void notesAreFoundByTheirNamesAndTheBeginningsOfThem() {
    one.write(
        tables -> {
          for (String name :
              List.of("a", "a/", "a/\uD83D\uDE00", "a/b", "a/%", "a0", "A/b", "b/a")) {
            assertThat(tables.notes().keep(name, "of " + name)).isEmpty();
          }
          return true;
        });

    assertThat(other.<Optional<String>>read(tables -> tables.notes().content("a/b")))
        .contains("of a/b");
    one.write(
        tables -> {
          tables.notes().replace("a/b", "another");
          tables.notes().replace("a/c", "another");
          return true;
        });
    assertThat(other.<Optional<String>>read(tables -> tables.notes().content("a/b")))
        .contains("another");
    assertThat(other.<Optional<String>>read(tables -> tables.notes().content("a/c"))).isEmpty();
    assertThat(other.read(tables -> tables.notes().beginningWith("a/")).keySet())
        .containsExactly("a/", "a/%", "a/b", "a/\uD83D\uDE00");
    assertThat(other.read(tables -> tables.notes().beginningWith("")).keySet()).hasSize(8);
  }

  @Test
  void aHitIsReadWithThePropertiesOfItsTypeAndWithItsPolicies() {
    addType();
    ReviewPolicy policy =
        ReviewPolicy.builder()
            .policyName("SimplePlurality/2011-09-01")
            .parameters(
                PolicyParameter.builder()
                    .key("QuestionIds")
                    .values("a", "ä\u0000", "long ".repeat(100))
                    .build(),
                PolicyParameter.builder()
                    .key("AnswerKey")
                    .mapEntries(ParameterMapEntry.builder().key("q").values("1", "2").build())
                    .build())
            .build();
    HIT type =
        hitType("OTHERTYPE").toBuilder()
            .keywords("")
            .qualificationRequirements(
                QualificationRequirement.builder()
                    .qualificationTypeId("00000000000000000071")
                    .comparator("In")
                    .localeValues(Locale.builder().country("US").subdivision("CA").build())
                    .actionsGuarded("PreviewAndAccept")
                    .build(),
                QualificationRequirement.builder()
                    .qualificationTypeId("T")
                    .comparator("EqualTo")
                    .integerValues(5)
                    .build())
            .build();
    write(
        one,
        tables -> {
          tables.hitTypes().sameOrAdded(type, "other", "ann");
          tables
              .hits()
              .add(
                  hit("NEW").toBuilder().hitTypeId("OTHERTYPE").requesterAnnotation(" ").build(),
                  "ann",
                  policy,
                  null);
        });

    StoredHit read = other.<StoredHit>read(tables -> tables.hits().find("NEW", TIME).orElseThrow());
    assertThat(read.hit())
        .isEqualTo(
            hit("NEW").toBuilder()
                .hitTypeId("OTHERTYPE")
                .hitGroupId("OTHERTYPE")
                .requesterAnnotation(" ")
                .title("Title")
                .description("Description")
                .keywords("")
                .reward("0.05")
                .autoApprovalDelayInSeconds(60L)
                .assignmentDurationInSeconds(60L)
                .qualificationRequirements(type.qualificationRequirements())
                .hitStatus(HITStatus.ASSIGNABLE)
                .numberOfAssignmentsPending(0)
                .numberOfAssignmentsAvailable(1000)
                .numberOfAssignmentsCompleted(0)
                .build());
    assertThat(read.assignmentReviewPolicy()).isEqualTo(policy);
    assertThat(read.hitReviewPolicy()).isNull();
    assertThat(
            other.<List<String>>read(
                tables ->
                    tables.hits().requiring("T", "ann", TIME, 0, limit(9)).items().stream()
                        .map(HIT::hitId)
                        .toList()))
        .containsExactly("NEW");
  }

  @Test
  void aTokenIsRememberedForADay() {
    assertThat(token(one, "ann", "CreateHIT", "H1", TIME)).isEmpty();

    assertThat(token(other, "ann", "CreateHIT", "H2", TIME.plusSeconds(86_400).minusMillis(1)))
        .contains("H1");
    assertThat(token(one, "bob", "CreateHIT", "H3", TIME)).isEmpty();
    assertThat(token(one, "ann", "Other", "H4", TIME)).isEmpty();
    assertThat(token(one, "ann", "CreateHIT", "H5", TIME.plusSeconds(86_400))).isEmpty();
    assertThat(token(one, "ann", "CreateHIT", "H6", TIME.plusSeconds(86_401))).contains("H5");
  }
}
