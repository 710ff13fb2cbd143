/** What the user gives an operation: options, files, JSON and YAML, and whether it can be sent. */
@NullMarked
package org.turkbridge.awscli.parameters;

import org.jspecify.annotations.NullMarked;
