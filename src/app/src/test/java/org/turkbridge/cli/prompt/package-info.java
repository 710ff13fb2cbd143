@NullMarked
package org.turkbridge.cli.prompt;

import org.jspecify.annotations.NullMarked;
