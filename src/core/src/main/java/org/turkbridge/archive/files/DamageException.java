package org.turkbridge.archive.files;

/** Damage of an archive behind which its next member was found. */
final class DamageException extends InputException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is damaged, such as {@code the tar archive}
   * @param detail how that shows
   */
  DamageException(String what, String detail) {
    super(
        what
            + " is damaged here ("
            + detail
            + "): reading goes on with the next member that can be found. Get an undamaged copy");
  }
}
