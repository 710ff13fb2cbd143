package org.turkbridge.archive;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;

/**
 * The elements or members of one record that a reader has come to: which are there, and the first
 * thing that is wrong with them.
 */
public final class RecordParts {
  private final Layout layout;
  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);

  /** A bit for each part. */
  private long named;

  /** Those named that say something. */
  private long present;

  /** By the part that is meant; null as long as there are none. */
  private @Nullable SortedMap<Integer, String> misspelt;

  private boolean hasOtherName;
  private @Nullable Cause fault;

  /** None is there. */
  public RecordParts(Layout layout) {
    this.layout = layout;
  }

  /**
   * What a record is made of.
   *
   * @param label how it is named to a user
   * @param names of all parts, in the order of the API; 64 at most
   * @param parts their numbers, by name
   * @param alike the same, by what names that are written in another way have in common with theirs
   * @param required those that every record has
   * @param otherName how the other model names one of them; null if it does not matter
   */
  public record Layout(
      String label,
      List<String> names,
      Map<String, Integer> parts,
      Map<String, Integer> alike,
      List<String> required,
      @Nullable OtherName otherName) {
    /** Numbers the parts from 0. */
    public static Layout of(
        String label, List<String> names, List<String> required, @Nullable OtherName otherName) {
      Map<String, Integer> parts = new HashMap<>();
      Map<String, Integer> alike = new HashMap<>();
      for (String name : names) {
        alike.put(RecordEvidence.letters(name), parts.size());
        parts.put(name, parts.size());
      }
      return new Layout(label, names, Map.copyOf(parts), Map.copyOf(alike), required, otherName);
    }

    /** The number of the part of that name; -1 if there is none. */
    public int part(String name) {
      return parts.getOrDefault(name, -1);
    }
  }

  /**
   * A part that the two models name differently.
   *
   * @param name in this model
   * @param other in the other one
   * @param model this one, such as {@code legacy}; null if neither has the other name
   * @param otherModel the other one; null likewise
   */
  public record OtherName(
      String name, String other, @Nullable String model, @Nullable String otherModel) {
    /** A name that neither model has, and programs write all the same. */
    public static OtherName mistaken(String name, String other) {
      return new OtherName(name, other, null, null);
    }

    private String remedy() {
      return model == null
          ? "; rename it"
          : ", as in the %s model; rename it to %s if the record is a %s one"
              .formatted(otherModel, name, model);
    }
  }

  /** A part begins. */
  public void name(int part) {
    if ((named & bit(part)) != 0) {
      fault(
          RefusalKind.REPEATED_ELEMENT,
          "the "
              + layout.label()
              + " has "
              + layout.names().get(part)
              + " more than once; keep one");
    }
    named |= bit(part);
  }

  /** A part begins of which there may be several. */
  public void nameAgain(int part) {
    named |= bit(part);
  }

  /** A part that was named says something. */
  public void say(int part) {
    present |= bit(part);
  }

  /** There is a part that no such record has. */
  public void unknown(String name) {
    normalisations.add(Normalisation.UNKNOWN_ELEMENT);
    String letters = RecordEvidence.letters(name);
    @Nullable OtherName other = layout.otherName();
    hasOtherName |= other != null && letters.equals(RecordEvidence.letters(other.other()));
    @Nullable Integer part = layout.alike().get(letters);
    if (part != null) {
      if (misspelt == null) {
        misspelt = new TreeMap<>();
      }
      misspelt.put(part, name);
    }
  }

  /** Whether a part was named. */
  public boolean isNamed(String name) {
    return (named & bit(layout.part(name))) != 0;
  }

  /** Whether any part was named. */
  public boolean isAnyNamed() {
    return named != 0;
  }

  /** Whether a part was named as the other model names it. */
  public boolean hasOtherName() {
    return hasOtherName;
  }

  /** What was put right. */
  public Set<Normalisation> normalisations() {
    return normalisations;
  }

  /** Something is wrong. */
  public void fault(RefusalKind kind, String text) {
    fault(new Cause(kind, text));
  }

  /** Something is wrong. Of several faults the first is told. */
  public void fault(Cause cause) {
    if (fault == null) {
      fault = cause;
    }
  }

  /**
   * The record ends.
   *
   * @return what is wrong with it; null if nothing is
   */
  public @Nullable Cause end() {
    @Nullable OtherName other = layout.otherName();
    if (other != null && hasOtherName && !isPresent(other.name())) {
      fault(
          RefusalKind.MISSING_ELEMENT,
          "the %s has no %s but a %s%s"
              .formatted(layout.label(), other.name(), other.other(), other.remedy()));
    }
    if (misspelt != null) {
      misspelt.forEach(
          (part, name) -> {
            String right = layout.names().get(part);
            if (!isPresent(right)) {
              fault(RecordEvidence.misspelling(layout.label(), name, right));
            }
          });
    }
    for (String name : layout.required()) {
      if (!isPresent(name)) {
        fault(
            RefusalKind.MISSING_ELEMENT, "the " + layout.label() + " has no " + name + "; add it");
      }
    }
    return fault;
  }

  /**
   * Tells a visitor.
   *
   * @param telling throws an {@link UntranslatableException} if the record cannot be used
   * @return why it cannot; null if it can
   */
  public static @Nullable Cause tell(Runnable telling) {
    try {
      telling.run();
      return null;
    } catch (UntranslatableException e) {
      return new Cause(RefusalKind.UNWRITABLE, String.valueOf(e.getMessage()));
    }
  }

  private boolean isPresent(String name) {
    return (present & bit(layout.part(name))) != 0;
  }

  private static long bit(int part) {
    return 1L << part;
  }
}
