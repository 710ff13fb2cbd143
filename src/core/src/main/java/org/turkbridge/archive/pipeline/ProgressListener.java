package org.turkbridge.archive.pipeline;

/** Is told how much of the input has been read, from any of its threads. */
public interface ProgressListener {
  /** For those who do not want to know. */
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void total(long bytes) {}

        @Override
        public void read(long bytes, String name) {}
      };

  /**
   * Told once, before the first {@link #read}.
   *
   * @param bytes in all input files; -1 if it cannot be known
   */
  void total(long bytes);

  /**
   * Some more was read.
   *
   * @param bytes of the input file since the last call
   * @param name of the document, as shown to the user
   */
  void read(long bytes, String name);
}
