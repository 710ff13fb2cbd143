/** Settings by examples, of real files. */
@NullMarked
package org.turkbridge.awscli.configuration;

import org.jspecify.annotations.NullMarked;
