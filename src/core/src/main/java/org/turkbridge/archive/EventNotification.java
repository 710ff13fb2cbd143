package org.turkbridge.archive;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One event of a notification message, with what the message says of all its events. Its members
 * are named as in the messages that queues and topics get; the AWS SDK has no type for it.
 */
public final class EventNotification implements SdkPojo, Serializable {
  private static final long serialVersionUID = 1;

  private static final SdkField<Instant> EVENT_TIMESTAMP =
      field(MarshallingType.INSTANT, "EventTimestamp", Instant.class);

  private static final List<SdkField<?>> MEMBERS =
      List.of(
          text("EventType"),
          EVENT_TIMESTAMP,
          text("HITTypeId"),
          text("HITId"),
          text("AssignmentId"),
          text("EventDocId"),
          text("EventDocVersion"),
          text("CustomerId"),
          text("SourceAccount"));

  private final TreeMap<String, Serializable> values;

  private EventNotification(Map<String, Serializable> values) {
    this.values = new TreeMap<>(values);
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that has all of this. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.values.putAll(values);
    return builder;
  }

  /** What happened, such as {@code AssignmentSubmitted}; null if it is absent, as all others. */
  public @Nullable String eventType() {
    return text(this, "EventType");
  }

  /** When it happened. */
  public @Nullable Instant eventTimestamp() {
    return EVENT_TIMESTAMP.getValueOrDefault(this);
  }

  /** The type of the HIT that it happened to. */
  public @Nullable String hitTypeId() {
    return text(this, "HITTypeId");
  }

  /** The HIT that it happened to. */
  public @Nullable String hitId() {
    return text(this, "HITId");
  }

  /** The assignment that it happened to. */
  public @Nullable String assignmentId() {
    return text(this, "AssignmentId");
  }

  /** The message. */
  public @Nullable String eventDocId() {
    return text(this, "EventDocId");
  }

  /** The version of the message. */
  public @Nullable String eventDocVersion() {
    return text(this, "EventDocVersion");
  }

  /** Whom the message is for. */
  public @Nullable String customerId() {
    return text(this, "CustomerId");
  }

  /** The AWS account that the message is from. */
  public @Nullable String sourceAccount() {
    return text(this, "SourceAccount");
  }

  private static @Nullable String text(EventNotification event, String name) {
    return (String) event.values.get(name);
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return MEMBERS;
  }

  @Override
  public Map<String, SdkField<?>> sdkFieldNameToField() {
    return MEMBERS.stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
  }

  @Override
  public boolean equalsBySdkFields(Object other) {
    return equals(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventNotification event && event.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "EventNotification" + values;
  }

  private static SdkField<String> text(String name) {
    return field(MarshallingType.STRING, name, String.class);
  }

  private static <T extends Serializable> SdkField<T> field(
      MarshallingType<T> type, String name, Class<T> held) {
    return SdkField.<T>builder(type)
        .memberName(name)
        .getter(holder -> held.cast(values(holder).get(name)))
        .setter((builder, value) -> ((Builder) builder).set(name, value))
        .traits(
            LocationTrait.builder().location(MarshallLocation.PAYLOAD).locationName(name).build())
        .build();
  }

  private static Map<String, Serializable> values(Object holder) {
    return holder instanceof Builder builder ? builder.values : ((EventNotification) holder).values;
  }

  /** Takes the members one by one; null makes one absent. */
  public static final class Builder implements SdkPojo, SdkBuilder<Builder, EventNotification> {
    private final Map<String, Serializable> values = new TreeMap<>();

    private Builder() {}

    private void set(String name, @Nullable Serializable value) {
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }

    /** Takes a member that is text. */
    public Builder text(String name, @Nullable String value) {
      set(name, value);
      return this;
    }

    /** Takes EventTimestamp. */
    public Builder eventTimestamp(@Nullable Instant value) {
      set("EventTimestamp", value);
      return this;
    }

    @Override
    public List<SdkField<?>> sdkFields() {
      return MEMBERS;
    }

    @Override
    public EventNotification build() {
      return new EventNotification(values);
    }
  }
}
