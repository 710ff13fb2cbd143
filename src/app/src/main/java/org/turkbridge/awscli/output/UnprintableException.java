package org.turkbridge.awscli.output;

/**
 * A value has a shape that the AWS CLI fails on in this form. The message is what the AWS CLI says
 * before it exits with 255.
 */
public final class UnprintableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnprintableException(String message) {
    super(message);
  }
}
