/** The jar as its users run it, called by clients that nobody here wrote. */
@NullMarked
package org.turkbridge.clients;

import org.jspecify.annotations.NullMarked;
