package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A slice of a list, null of all else; the library's makes a list of an object too. */
final class SliceOfListNode extends Node<Object> {
  private final @Nullable Integer start;
  private final @Nullable Integer stop;
  private final int step;

  SliceOfListNode(
      Adapter<Object> runtime,
      @Nullable Integer start,
      @Nullable Integer stop,
      @Nullable Integer step) {
    super(runtime);
    this.start = start;
    this.stop = stop;
    this.step = step == null ? 1 : step;
  }

  @Override
  public @Nullable Object search(@Nullable Object input) {
    if (!(input instanceof List<?> list)) {
      return null;
    }
    if (step == 0) {
      throw new QueryException("slice step cannot be zero");
    }
    // Where a slice begins that goes backwards, and where it ends: the places outside are -1 and n.
    int low = step < 0 ? -1 : 0;
    int high = list.size() + low;
    long from = start == null ? (step < 0 ? high : low) : place(start, list.size(), low, high);
    long to = stop == null ? (step < 0 ? low : high) : place(stop, list.size(), low, high);
    List<@Nullable Object> slice = new ArrayList<>();
    for (long i = from; step < 0 ? i > to : i < to; i += step) {
      slice.add(list.get((int) i));
    }
    return slice;
  }

  private static int place(int index, int size, int low, int high) {
    int place = index < 0 ? index + size : index;
    return Math.max(low, Math.min(high, place));
  }

  @Override
  protected boolean internalEquals(Object other) {
    SliceOfListNode slice = (SliceOfListNode) other;
    return Objects.equals(start, slice.start)
        && Objects.equals(stop, slice.stop)
        && step == slice.step;
  }

  @Override
  protected int internalHashCode() {
    return Objects.hash(start, stop, step);
  }
}
