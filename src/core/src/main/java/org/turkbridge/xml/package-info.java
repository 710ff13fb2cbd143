/**
 * How XML from outside is read, by parsers that fetch nothing and expand nothing, and how text is
 * escaped.
 */
@NullMarked
package org.turkbridge.xml;

import org.jspecify.annotations.NullMarked;
