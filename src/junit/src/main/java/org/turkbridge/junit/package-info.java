/**
 * Running bridges for the tests of programs that call Mechanical Turk.
 *
 * <p>The public face of turkbridge-junit: {@link org.turkbridge.junit.TurkbridgeExtension} or
 * {@link org.turkbridge.junit.WithTurkbridge}, what these give tests as parameters, and {@link
 * org.turkbridge.junit.XmlAssertions}.
 */
@NullMarked
package org.turkbridge.junit;

import org.jspecify.annotations.NullMarked;
