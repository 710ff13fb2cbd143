package org.turkbridge.awscli.query;

import io.burt.jmespath.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression, with what decides how the parser goes on after it.
 *
 * @param field its name, if it is nothing but a name: what can be called
 * @param index whether it ends in an index: a slice right after one is no projection
 */
record Parsed(Node<Object> node, @Nullable String field, boolean index) {
  static Parsed of(Node<Object> node) {
    return new Parsed(node, null, false);
  }
}
