/** Calls of the service, and what comes back: values or errors in the words of the AWS CLI. */
@NullMarked
package org.turkbridge.awscli.service;

import org.jspecify.annotations.NullMarked;
