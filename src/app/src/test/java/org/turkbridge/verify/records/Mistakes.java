package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * What can go wrong with one value of a record: each of them dropped, and each changed, however
 * deep it is in structures and lists.
 */
final class Mistakes {
  private static final Set<String> AMOUNTS = Set.of("Reward", "BonusAmount");
  private static final Set<String> GUARDS = Set.of("RequiredToPreview", "ActionsGuarded");

  private Mistakes() {}

  /**
   * A record with one mistake.
   *
   * @param name what was done
   */
  record Mistake(String name, SdkPojo value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All of a record. */
  static List<Mistake> of(SdkPojo right) {
    List<Mistake> mistakes = new ArrayList<>();
    collect("", right, (name, value) -> mistakes.add(new Mistake(name, (SdkPojo) value)));
    return mistakes;
  }

  private static void collect(String path, Object right, BiConsumer<String, Object> mistakes) {
    if (right instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        int at = i;
        mistakes.accept("drops " + path + "/" + i, without(list, i));
        collect(
            path + "/" + i,
            list.get(i),
            (name, value) -> mistakes.accept(name, with(list, at, value)));
      }
      if (list.size() > 1) {
        List<?> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        mistakes.accept("turns " + path, reversed);
      }
    } else if (right instanceof SdkPojo pojo) {
      for (SdkField<?> field : pojo.sdkFields()) {
        Object value = field.getValueOrDefault(pojo);
        if (value != null
            && !(value instanceof SdkAutoConstructList)
            && !GUARDS.contains(field.locationName())) {
          String inner = path + "/" + field.locationName();
          mistakes.accept("drops " + inner, with(pojo, field, null));
          collect(inner, value, (name, other) -> mistakes.accept(name, with(pojo, field, other)));
        }
      }
      if (right instanceof QualificationRequirement requirement) {
        collectGuard(path, requirement, mistakes);
      }
    } else {
      mistakes.accept("changes " + path, changed(path, right));
    }
  }

  /** Two members say the same of it. */
  @SuppressWarnings("deprecation")
  private static void collectGuard(
      String path, QualificationRequirement right, BiConsumer<String, Object> mistakes) {
    if (right.actionsGuarded() != null) {
      mistakes.accept(
          "drops " + path + "/ActionsGuarded",
          right.toBuilder().requiredToPreview(null).actionsGuarded((String) null).build());
      mistakes.accept(
          "changes " + path + "/ActionsGuarded",
          right.toBuilder()
              .actionsGuarded(
                  right.actionsGuarded() == HITAccessActions.ACCEPT
                      ? HITAccessActions.PREVIEW_AND_ACCEPT
                      : HITAccessActions.ACCEPT)
              .build());
    }
  }

  private static Object changed(String path, Object right) {
    if (right instanceof String text) {
      return AMOUNTS.contains(path.substring(path.lastIndexOf('/') + 1)) ? "0.07" : text + "x";
    }
    if (right instanceof Instant time) {
      return time.plusSeconds(1);
    }
    if (right instanceof Boolean truth) {
      return !truth;
    }
    return right instanceof Long number ? (Object) (number + 1) : (Object) ((Integer) right + 1);
  }

  private static List<?> without(List<?> list, int at) {
    List<Object> copy = new ArrayList<>(list);
    copy.remove(at);
    return copy;
  }

  private static List<?> with(List<?> list, int at, Object value) {
    List<Object> copy = new ArrayList<>(list);
    copy.set(at, value);
    return copy;
  }

  private static SdkPojo with(SdkPojo right, SdkField<?> field, @Nullable Object value) {
    SdkBuilder<?, ?> builder = (SdkBuilder<?, ?>) ((ToCopyableBuilder<?, ?>) right).toBuilder();
    field.set(builder, value);
    return (SdkPojo) builder.build();
  }
}
