package org.turkbridge.archive;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * Lets pass what a form can hold.
 *
 * @param form as the user knows it, such as {@code CSV}
 * @param firstInvalid index of the first character of a text that the form cannot hold, or -1
 * @param replaced a text with {@link InvalidCharacters#REPLACE} done
 */
public record CharacterGuard(
    String form,
    ToIntFunction<String> firstInvalid,
    UnaryOperator<String> replaced,
    InvalidCharacters invalidCharacters) {
  /**
   * The record as it can be written.
   *
   * @throws UntranslatableException if it has a character that the form cannot hold, and none is to
   *     be replaced
   */
  public Translated<SdkPojo> pass(RecordKind kind, SdkPojo value) {
    return holds(kind.members(), value)
        ? Translated.unchanged(value)
        : new Translated<>(
            replace(kind.builder(), kind.members(), value),
            Set.of(Normalisation.REPLACED_CHARACTER));
  }

  private boolean holds(List<SdkField<?>> members, SdkPojo value) {
    boolean holds = true;
    for (SdkField<?> member : members) {
      holds &= holds(member, member.getValueOrDefault(value));
    }
    return holds;
  }

  private boolean holds(SdkField<?> member, @Nullable Object value) {
    if (value instanceof String text) {
      return holds(member.locationName(), text);
    }
    if (value instanceof SdkPojo structure) {
      return holds(structure.sdkFields(), structure);
    }
    boolean holds = true;
    if (value instanceof List<?> list) {
      for (Object element : list) {
        holds &= holds(member, element);
      }
    }
    return holds;
  }

  private boolean holds(String member, String text) {
    int at = firstInvalid.applyAsInt(text);
    if (at < 0) {
      return true;
    }
    if (invalidCharacters == InvalidCharacters.REJECT) {
      throw new UntranslatableException(
          "%s: character U+%04X at position %d cannot be written in %s; remove it, or have it"
                  .formatted(member, text.codePointAt(at), at, form)
              + " replaced with --invalid-chars replace");
    }
    return false;
  }

  private SdkPojo replace(SdkPojo builder, List<SdkField<?>> members, SdkPojo value) {
    for (SdkField<?> member : members) {
      @Nullable Object held = member.getValueOrDefault(value);
      if (held != null && !(held instanceof SdkAutoConstructList)) {
        member.set(builder, replace(member, held));
      }
    }
    return RecordKind.built(builder);
  }

  private Object replace(SdkField<?> member, Object value) {
    if (value instanceof String text) {
      return replaced.apply(text);
    }
    if (value instanceof SdkPojo structure) {
      return replace(SdkMembers.builder(member), structure.sdkFields(), structure);
    }
    return value instanceof List<?> list
        ? list.stream().map(element -> replace(member, element)).toList()
        : value;
  }
}
