/** Settings from options, environment variables and the files of AWS tools. */
@NullMarked
package org.turkbridge.awscli.configuration;

import org.jspecify.annotations.NullMarked;
