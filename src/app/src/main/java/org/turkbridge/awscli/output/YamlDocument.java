package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.emitter.Emitable;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes a list or a map as a YAML document in the layout of libyaml, which the AWS CLI uses by way
 * of ruamel.yaml. Long texts with escapes are broken into lines elsewhere than there, and mean the
 * same.
 */
final class YamlDocument {
  /** libyaml allows one character more in a key without a question mark. */
  private static final int MAX_SIMPLE_KEY_LENGTH = 129;

  private static final int WIDTH = 80;

  private final DumpSettings settings =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setWidth(WIDTH)
          .setMaxSimpleKeyLength(MAX_SIMPLE_KEY_LENGTH)
          .build();

  void write(@Nullable Object nested, OutputStream out) throws IOException {
    try (Writer text = Utf8.on(out)) {
      Emitter emitter = new Emitter(settings, new YamlOutput(text));
      emitter.emit(new StreamStartEvent());
      emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
      node(nested, emitter);
      emitter.emit(new DocumentEndEvent(false));
      emitter.emit(new StreamEndEvent());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void node(@Nullable Object value, Emitable out) {
    if (value instanceof Map<?, ?> map) {
      out.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      for (Map.Entry<String, @Nullable Object> entry : Keys.sorted(map).entrySet()) {
        out.emit(YamlScalar.text(entry.getKey()));
        node(entry.getValue(), out);
      }
      out.emit(new MappingEndEvent());
    } else if (value instanceof List<?> list) {
      out.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      for (Object element : list) {
        node(element, out);
      }
      out.emit(new SequenceEndEvent());
    } else {
      out.emit(value instanceof String text ? YamlScalar.text(text) : YamlScalar.plain(value));
    }
  }
}
