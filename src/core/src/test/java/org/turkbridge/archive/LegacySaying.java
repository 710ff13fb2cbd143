package org.turkbridge.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * What the legacy model says of a record of the current one, which is less in these points: a list
 * without anything is no list, an amount has two digits of cents, a Subdivision without letters is
 * none, and of what a requirement guards only whether it guards the preview is told.
 */
public final class LegacySaying {
  private static final Set<String> AMOUNTS = Set.of("Reward", "BonusAmount");

  private LegacySaying() {}

  /** The record that comes back. */
  public static SdkPojo of(SdkPojo record) {
    SdkPojo copy = (SdkPojo) ((ToCopyableBuilder<?, ?>) record).toBuilder();
    for (SdkField<?> member : record.sdkFields()) {
      @Nullable Object held = member.getValueOrDefault(record);
      if (held != null && !(held instanceof SdkAutoConstructList)) {
        member.set(copy, said(record, member.locationName(), held));
      }
    }
    return RecordKind.built(
        copy instanceof QualificationRequirement.Builder requirement
            ? guarding(requirement)
            : copy);
  }

  private static @Nullable Object said(SdkPojo holder, String name, Object held) {
    if (held instanceof SdkPojo structure) {
      return of(structure);
    }
    if (held instanceof List<?> list) {
      return list.isEmpty()
          ? null
          : list.stream().map(each -> each instanceof SdkPojo inner ? of(inner) : each).toList();
    }
    if (AMOUNTS.contains(name)) {
      return new BigDecimal((String) held).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
    return holder instanceof Locale && held.equals("") ? null : held;
  }

  @SuppressWarnings("deprecation")
  private static SdkPojo guarding(QualificationRequirement.Builder requirement) {
    QualificationRequirement current = requirement.build();
    @Nullable Boolean preview =
        current.actionsGuarded() == null
            ? current.requiredToPreview()
            : Boolean.valueOf(current.actionsGuarded() != HITAccessActions.ACCEPT);
    if (preview != null) {
      requirement
          .requiredToPreview(preview)
          .actionsGuarded(preview ? HITAccessActions.PREVIEW_AND_ACCEPT : HITAccessActions.ACCEPT);
    }
    return requirement;
  }
}
