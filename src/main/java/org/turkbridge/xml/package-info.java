/** How XML from outside is read: by parsers that fetch nothing and expand nothing. */
@NullMarked
package org.turkbridge.xml;

import org.jspecify.annotations.NullMarked;
