/**
 * Values as the AWS CLI's version 2 prints them: its forms json, text, table, yaml and yaml-stream,
 * and lines of JSON. A form loads no libraries that another one needs.
 *
 * <p>Source of all facts: {@code formatter.py}, {@code text.py} and {@code table.py} of AWS CLI
 * 2.9.19, and what that version prints.
 */
@NullMarked
package org.turkbridge.awscli.output;

import org.jspecify.annotations.NullMarked;
