package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.function.Function;
import io.burt.jmespath.function.FunctionRegistry;
import io.burt.jmespath.node.NodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * What the library's nodes have to know of plain values, {@code &x} among them.
 *
 * <p>Not one of the library's runtimes: they make its own functions first, sixty classes and a
 * regular expression that take most of the time of a JVM with one query to answer.
 */
final class QueryRuntime implements Adapter<Object> {
  private final QueryNodes nodes = new QueryNodes(this);

  QueryNodes nodes() {
    return nodes;
  }

  @Override
  public NodeFactory<Object> nodeFactory() {
    return nodes;
  }

  @Override
  public Expression<Object> compile(String expression) {
    return Parser.parse(expression, nodes);
  }

  /**
   * The library has no type for {@code &x}. All that its nodes ask is whether a value is null, a
   * list or an object.
   */
  @Override
  public JmesPathType typeOf(@Nullable Object value) {
    if (value == null) {
      return JmesPathType.NULL;
    } else if (value instanceof List) {
      return JmesPathType.ARRAY;
    } else if (value instanceof Map) {
      return JmesPathType.OBJECT;
    } else if (value instanceof String) {
      return JmesPathType.STRING;
    }
    return value instanceof Number ? JmesPathType.NUMBER : JmesPathType.BOOLEAN;
  }

  @Override
  public boolean isTruthy(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    } else if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    } else if (value instanceof String text) {
      return !text.isEmpty();
    }
    return value instanceof Boolean bool ? bool : value != null;
  }

  @Override
  @SuppressWarnings("unchecked") // Of what has elements of any type anything may be read.
  public List<Object> toList(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new ArrayList<>(map.values());
    }
    return value instanceof List ? (List<Object>) value : List.of();
  }

  @Override
  public @Nullable Object getProperty(@Nullable Object value, Object name) {
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /** Never the linked lists that some nodes make: an index would walk them. */
  @Override
  public Object createArray(Collection<Object> elements) {
    return elements instanceof RandomAccess ? elements : new ArrayList<>(elements);
  }

  @Override
  public Object createObject(Map<Object, Object> members) {
    return members;
  }

  @Override
  public @Nullable Object createNull() {
    return null;
  }

  @Override
  public Object createString(String string) {
    return string;
  }

  @Override
  public Object createBoolean(boolean bool) {
    return bool;
  }

  @Override
  @Deprecated
  public Object getProperty(Object value, String name) {
    throw notAsked();
  }

  @Override
  public Collection<Object> getPropertyNames(Object value) {
    throw notAsked();
  }

  @Override
  public Object createNumber(double number) {
    throw notAsked();
  }

  @Override
  public Object createNumber(long number) {
    throw notAsked();
  }

  @Override
  public String toString(Object value) {
    throw notAsked();
  }

  @Override
  public Number toNumber(Object value) {
    throw notAsked();
  }

  @Override
  public Object parseString(String json) {
    throw notAsked();
  }

  @Override
  @SuppressWarnings("UnusedVariable")
  public int compare(Object left, Object right) {
    throw notAsked();
  }

  @Override
  public FunctionRegistry functionRegistry() {
    throw notAsked();
  }

  @Override
  public Object handleArgumentTypeError(Function function, String expected, String actual) {
    throw notAsked();
  }

  /** The library's parser, functions and comparisons would ask; see {@link QueryNodes}. */
  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException();
  }
}
