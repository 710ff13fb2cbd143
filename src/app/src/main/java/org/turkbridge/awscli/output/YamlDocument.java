package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
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

  /**
   * Where the emitter writes to. Between double quotes it writes each character that is not ASCII,
   * and each escape, apart from its neighbours: here they become what libyaml makes of them. The
   * emitter itself leaves some as they are that parsers reject (DEL) or take for a line break.
   */
  private record YamlOutput(Writer out) implements StreamDataWriter {
    @Override
    public void write(String text) {
      try {
        out.write(spelled(text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(String text, int from, int length) {
      try {
        out.write(text, from, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String spelled(String text) {
      return switch (text) {
        case "\\_" -> "\u00a0";
        // Not every parser knows libyaml's letters for these two.
        case "\u2028" -> "\\u2028";
        case "\u2029" -> "\\u2029";
        case "\ufeff" -> "\\uFEFF";
        case "\u007f" -> "\\x7F";
        default -> {
          if (isHexadecimal(text)) {
            yield text.substring(0, 2) + text.substring(2).toUpperCase(Locale.ROOT);
          }
          yield isBeyondBasicPlane(text) ? "\\U%08X".formatted(text.codePointAt(0)) : text;
        }
      };
    }

    private static boolean isHexadecimal(String text) {
      return text.length() > 2 && text.charAt(0) == '\\' && "xuU".indexOf(text.charAt(1)) >= 0;
    }

    private static boolean isBeyondBasicPlane(String text) {
      return text.length() == 2 && Character.isHighSurrogate(text.charAt(0));
    }
  }
}
