/** What Python, in which the AWS tools are written, makes of values, texts and files. */
@NullMarked
package org.turkbridge.python;

import org.jspecify.annotations.NullMarked;
