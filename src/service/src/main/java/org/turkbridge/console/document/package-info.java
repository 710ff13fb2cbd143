/** Documents of Qualification tests and HITs, as people read them. */
@NullMarked
package org.turkbridge.console.document;

import org.jspecify.annotations.NullMarked;
