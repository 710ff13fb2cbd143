/** What was found, and how it is told: to programs, to people, to build servers. */
@NullMarked
package org.turkbridge.verify.report;

import org.jspecify.annotations.NullMarked;
