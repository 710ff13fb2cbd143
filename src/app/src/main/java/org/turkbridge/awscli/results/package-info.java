/** What a command answers, as a whole or page by page, and how each form of output prints it. */
@NullMarked
package org.turkbridge.awscli.results;

import org.jspecify.annotations.NullMarked;
