@NullMarked
package org.turkbridge.xml;

import org.jspecify.annotations.NullMarked;
