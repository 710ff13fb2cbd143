package org.turkbridge.cli;

/** Entry point. */
public final class Turkbridge {
  private Turkbridge() {}

  public static void main(String[] args) {}
}
