package org.turkbridge.archive.pipeline;

import java.util.List;
import org.turkbridge.archive.files.InputDocuments;
import org.turkbridge.archive.files.InputFile;

/** Tells a listener how much of one file has been read, whenever it is run. */
public final class FileProgress implements Runnable {
  private final InputDocuments documents;
  private final String name;
  private final ProgressListener listener;
  private long told;

  /**
   * @param documents of the file
   * @param name of the file, as shown to the user
   */
  FileProgress(InputDocuments documents, String name, ProgressListener listener) {
    this.documents = documents;
    this.name = name;
    this.listener = listener;
  }

  @Override
  public void run() {
    long read = documents.bytesRead();
    if (read > told) {
      listener.read(read - told, name);
      told = read;
    }
  }

  /** How many bytes were told. */
  public long told() {
    return told;
  }

  /** How many bytes files have together; -1 if it cannot be known. */
  public static long total(List<InputFile> files) {
    long total = 0;
    for (InputFile file : files) {
      if (file.size() < 0) {
        return -1;
      }
      total += file.size();
    }
    return total;
  }
}
