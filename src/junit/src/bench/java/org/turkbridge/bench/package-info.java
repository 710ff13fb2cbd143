/** Benchmarks, and the archives they run on. Run by hand; the README says how. */
@NullMarked
package org.turkbridge.bench;

import org.jspecify.annotations.NullMarked;
