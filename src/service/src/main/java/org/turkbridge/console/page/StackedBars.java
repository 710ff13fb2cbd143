package org.turkbridge.console.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;

/**
 * A plot of calls a day, one bar for each day, in parts.
 *
 * @param id of its title, once in a page
 * @param width of the whole, in its own units
 * @param names of the parts, in the order of their colours
 * @param parts all that is drawn
 * @param lines with how many calls they stand for
 * @param days some of them, below
 */
public record StackedBars(
    String id,
    String title,
    int width,
    List<String> names,
    List<Part> parts,
    List<Line> lines,
    List<Day> days) {
  /** Across a page. */
  static final int WIDE = 1120;

  /** Across half of one. */
  static final int HALF = 540;

  private static final int HEIGHT = 220;
  private static final int RIGHT = 18;
  private static final int LEFT = 52;
  private static final int BOTTOM = 24;
  private static final int TOP = 10;
  private static final int MOST_NAMES = 5;
  private static final int MOST_DAYS_NAMED = 6;
  private static final String OTHERS = "all others";

  /**
   * A part of a bar.
   *
   * @param colour the number of its name
   * @param tip what it says to a pointer
   */
  public record Part(String x, String y, String width, String height, int colour, String tip) {}

  /** A line across. */
  public record Line(String y, String calls) {}

  /** A day with its place. */
  public record Day(String x, String text) {}

  /**
   * @param width {@link #WIDE} or {@link #HALF}
   * @param name what a call is drawn as
   * @param order of names that come first whatever their calls; the others by their calls
   */
  static StackedBars of(
      String id,
      String title,
      int width,
      CallFilter filter,
      Map<CallKind, CountedCalls> calls,
      Function<CallKind, String> name,
      String... order) {
    List<String> all =
        Stream.concat(Stream.of(order), CallTotals.by(name, calls).keySet().stream())
            .distinct()
            .toList();
    boolean isCut = all.size() > MOST_NAMES + 1;
    List<String> names = new ArrayList<>(isCut ? all.subList(0, MOST_NAMES) : all);
    if (isCut) {
      names.add(OTHERS);
    }
    Map<LocalDate, long[]> days = new LinkedHashMap<>();
    filter
        .from()
        .datesUntil(filter.to().plusDays(1))
        .forEach(day -> days.put(day, new long[names.size()]));
    calls.forEach(
        (kind, counted) -> {
          int place = names.indexOf(name.apply(kind));
          long[] ofDay = days.get(kind.day());
          if (ofDay != null) {
            ofDay[place < 0 ? names.size() - 1 : place] += counted.calls();
          }
        });
    long most = days.values().stream().mapToLong(StackedBars::sum).max().orElse(0);
    long top = roundedUp(Math.max(1, most));
    return new StackedBars(
        id,
        title,
        width,
        List.copyOf(names),
        parts(days, names, top, width),
        lines(top),
        named(days, width));
  }

  private static long sum(long[] parts) {
    long sum = 0;
    for (long part : parts) {
      sum += part;
    }
    return sum;
  }

  /** To 1 or an even digit with zeros, so that half of it is a round number too. */
  private static long roundedUp(long most) {
    for (long power = 1; ; power *= 10) {
      for (long step : new long[] {1, 2, 4, 6, 8}) {
        if (step * power >= most) {
          return step * power;
        }
      }
    }
  }

  private static List<Part> parts(
      Map<LocalDate, long[]> days, List<String> names, long top, int all) {
    List<Part> parts = new ArrayList<>();
    double step = step(days, all);
    double width = Math.max(1, Math.min(28, step * 0.8));
    int index = 0;
    for (Map.Entry<LocalDate, long[]> day : days.entrySet()) {
      double x = LEFT + step * index++ + (step - width) / 2;
      double y = HEIGHT - BOTTOM;
      for (int colour = 0; colour < names.size(); colour++) {
        long calls = day.getValue()[colour];
        double height = (double) (HEIGHT - BOTTOM - TOP) * calls / top;
        y -= height;
        if (calls > 0) {
          String tip = day.getKey() + ", " + names.get(colour) + ": " + CallTotals.text(calls);
          parts.add(new Part(text(x), text(y), text(width), text(height), colour, tip));
        }
      }
    }
    return parts;
  }

  private static double step(Map<LocalDate, long[]> days, int width) {
    return (double) (width - LEFT - RIGHT) / days.size();
  }

  private static List<Line> lines(long top) {
    List<Line> lines = new ArrayList<>();
    for (long calls : top == 1 ? new long[] {0, 1} : new long[] {0, top / 2, top}) {
      double y = HEIGHT - BOTTOM - (double) (HEIGHT - BOTTOM - TOP) * calls / top;
      lines.add(new Line(text(y), CallTotals.text(calls)));
    }
    return lines;
  }

  private static List<Day> named(Map<LocalDate, long[]> days, int width) {
    List<LocalDate> all = List.copyOf(days.keySet());
    int every = (all.size() + MOST_DAYS_NAMED - 1) / MOST_DAYS_NAMED;
    List<Day> named = new ArrayList<>();
    // From the last one back, which is most often today.
    for (int i = all.size() - 1; i >= 0; i -= every) {
      double x = LEFT + step(days, width) * (i + 0.5);
      named.add(new Day(text(x), all.get(i).toString().substring(5)));
    }
    return named;
  }

  private static String text(double place) {
    return String.format(Locale.ROOT, "%.2f", place);
  }
}
