package org.turkbridge.archive.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.EnumeratedMembers;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a record, or a structure in one, is made of in legacy XML.
 *
 * @param label how it is named to a user
 * @param builder makes an empty builder of the SDK for one
 * @param elements in the order of the API
 * @param layout the same, by their names
 * @param keepsEmpty whether an empty value is one, even where it has to be there
 * @param bare the element that a text says which stands in its place, without any element; null if
 *     there is no such text
 * @param comparing whether a builder with all its elements means something else if one of the
 *     values that it lists is empty
 * @param ending adds to a builder what follows from the rest
 */
record RecordType(
    String label,
    Supplier<SdkPojo> builder,
    List<RecordElement> elements,
    RecordParts.Layout layout,
    boolean keepsEmpty,
    @Nullable String bare,
    Predicate<SdkPojo> comparing,
    Consumer<SdkPojo> ending) {
  /** Whether an element that is empty says so; else it says nothing. */
  boolean mayBeEmpty(RecordElement element) {
    return switch (element.notation()) {
      case IDENTIFIER -> keepsEmpty || !element.isRequired();
      case VALUE, TIME -> keepsEmpty;
      default -> true;
    };
  }

  /** Declares one, element by element in the order of the API. */
  static final class Declaration {
    private final String label;
    private final Supplier<SdkPojo> builder;
    private final Set<String> required;
    private final List<SdkField<?>> members;
    private final List<RecordElement> elements = new ArrayList<>();
    private RecordParts.@Nullable OtherName otherName;
    private boolean keepsEmpty;
    private @Nullable String bare;
    private Predicate<SdkPojo> comparing = value -> false;
    private Consumer<SdkPojo> ending = value -> {};

    private Declaration(String label, Supplier<SdkPojo> builder, Set<String> required) {
      this.label = label;
      this.builder = builder;
      this.required = required;
      this.members = builder.get().sdkFields();
    }

    static Declaration of(RecordKind kind) {
      return new Declaration(kind.noun(), kind::builder, kind.required());
    }

    Declaration identifier(String... names) {
      return elements(RecordElement.Notation.IDENTIFIER, names);
    }

    Declaration value(String... names) {
      return elements(RecordElement.Notation.VALUE, names);
    }

    Declaration time(String... names) {
      return elements(RecordElement.Notation.TIME, names);
    }

    Declaration text(String... names) {
      return elements(RecordElement.Notation.TEXT, names);
    }

    Declaration document(String... names) {
      return elements(RecordElement.Notation.DOCUMENT, names);
    }

    Declaration price(String name) {
      return elements(RecordElement.Notation.PRICE, name);
    }

    Declaration structure(String name, String member, Function<Declaration, Declaration> inner) {
      SdkField<?> field = member(member);
      RecordType type =
          inner.apply(new Declaration(name, () -> SdkMembers.builder(field), Set.of())).type();
      elements.add(RecordElement.of(name, RecordElement.Notation.STRUCTURE, field).with(type));
      return this;
    }

    /** One under another name than the member has. */
    Declaration renamed(RecordElement.Notation notation, String name, String member) {
      RecordElement element = RecordElement.of(name, notation, member(member));
      elements.add(
          EnumeratedMembers.values(builder.get(), member)
              .map(values -> element.with(RecordElement.Scalar.oneOf(values)))
              .orElse(element));
      return required.contains(member) ? required() : this;
    }

    /** Elements that follow from the rest. */
    Declaration ignored(String... names) {
      Stream.of(names).map(RecordElement::ignored).forEach(elements::add);
      return this;
    }

    /** Says more of the last element. */
    Declaration last(UnaryOperator<RecordElement> more) {
      int last = elements.size() - 1;
      elements.set(last, more.apply(elements.get(last)));
      return this;
    }

    Declaration required() {
      return last(RecordElement::required);
    }

    Declaration otherName(RecordParts.OtherName name) {
      otherName = name;
      return this;
    }

    Declaration keepingEmpty() {
      keepsEmpty = true;
      return this;
    }

    Declaration bare(String element) {
      bare = element;
      return this;
    }

    Declaration comparing(Predicate<SdkPojo> needsValues) {
      comparing = needsValues;
      return this;
    }

    Declaration ending(Consumer<SdkPojo> addition) {
      ending = addition;
      return this;
    }

    private Declaration elements(RecordElement.Notation notation, String... names) {
      for (String name : names) {
        renamed(notation, name, name);
      }
      return this;
    }

    private SdkField<?> member(String name) {
      return SdkMembers.named(name, members)
          .orElseThrow(() -> new IllegalArgumentException(label + " has no member " + name));
    }

    RecordType type() {
      RecordParts.Layout layout =
          RecordParts.Layout.of(
              label,
              elements.stream().map(RecordElement::name).toList(),
              elements.stream().filter(RecordElement::isRequired).map(RecordElement::name).toList(),
              otherName);
      return new RecordType(
          label, builder, List.copyOf(elements), layout, keepsEmpty, bare, comparing, ending);
    }
  }
}
