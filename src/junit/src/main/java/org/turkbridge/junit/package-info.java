/** Running bridges for the tests of programs that call Mechanical Turk. */
@NullMarked
package org.turkbridge.junit;

import org.jspecify.annotations.NullMarked;
