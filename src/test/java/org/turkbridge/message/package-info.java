/** Tests of the schemas, of the classes made from them, and of the samples against them. */
@NullMarked
package org.turkbridge.message;

import org.jspecify.annotations.NullMarked;
