/** Tests of the reading and writing of legacy XML. */
@NullMarked
package org.turkbridge.archive.xml;

import org.jspecify.annotations.NullMarked;
