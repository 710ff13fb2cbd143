package org.turkbridge.clients;

import static org.turkbridge.clients.SampleValues.list;
import static org.turkbridge.clients.SampleValues.map;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values with texts that are hard to print, by a name. */
final class SampleTexts {
  private SampleTexts() {}

  static Map<String, @Nullable Object> all() {
    Map<String, @Nullable Object> samples = new LinkedHashMap<>();
    samples.put(
        "scripts", list("\u00e9\u00df", "\u4e2d\u6587", "\uff21", "\u0301a", "\u03b1\u00b1"));
    samples.put(
        "scripts in columns",
        list(map("\u4e2d", "a", "b", "\u4e2d\u6587"), map("\u4e2d", "\u00b0", "b", "c")));
    samples.put("emoji", map("a", "\ud83d\ude00 b", "b", "\ud83d\udc68\u200d\ud83d\udc69"));
    samples.put(
        "code points that are not assigned", map("a", "\u0378\udb40\udd00\udbff\udffd", "b", 1L));
    samples.put(
        "control characters",
        map("a", "\u0000\u0001\b\f\u000b\u001b\u001f", "b", "\u007f\u0080\u009f"));
    samples.put(
        "line ends of other scripts",
        map("a", "x\u0085y", "b", "x\u2028y\u2029", "c", "\r", "d", "\n"));
    samples.put("byte order mark", list("\ufeff", "a\ufeffb", "\ufffe\uffff"));
    samples.put(
        "spaces", list(" ", " a", "a ", "\ta", "a\n", "\na", "a\n b", "a \nb", "\u00a0", "a  b"));
    samples.put("quotes", list("'", "\"", "'\"", "it's", "say \"x\"", "\\", "\\n", "''", "a'\nb"));
    samples.put(
        "marks of YAML",
        list(
            "-", "- a", "? a", ": a", "a:", "a: b", "a #b", "#", "&a", "*a", "!a", "|", ">", "%a",
            "@a", "`a", "[a", "]", "{a", "a,b", "---", "...", "--- a", "a:b", "?a", "-a", ":a"));
    samples.put(
        "types of YAML that the AWS CLI quotes",
        list(
            "null",
            "~",
            "true",
            "1",
            "012",
            "0o14",
            "0x1f",
            "0b1",
            "+1",
            "1e3",
            "1e16",
            "1.5",
            ".5",
            "1_000",
            ".inf",
            ".nan",
            "=",
            "<<",
            "2014-08-15",
            "2014-08-15T00:01:00+00:00",
            ""));
    samples.put(
        "no types of YAML", list("NaN", "None", "1.0.0", "2014-08", "p1:eyJ4==", "a=b", "nil"));
    samples.put(
        "types of YAML that the AWS CLI does not quote",
        list("yes", "No", "on", "OFF", "y", "1:30", "1:30.5"));
    return samples;
  }
}
