/**
 * Archives to other forms as whole runs: what is read, where it goes, what is left when a run ends.
 */
@NullMarked
package org.turkbridge.convert;

import org.jspecify.annotations.NullMarked;
