/** Tests of the JUnit extension, as its users meet it. */
@NullMarked
package org.turkbridge.junit;

import org.jspecify.annotations.NullMarked;
