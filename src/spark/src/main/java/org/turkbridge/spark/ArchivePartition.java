package org.turkbridge.spark;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * What one task reads.
 *
 * @param number of the partition in its query, from 0
 */
record ArchivePartition(int number, List<ArchivePiece> pieces) implements InputPartition {
  ArchivePartition {
    pieces = List.copyOf(pieces);
  }
}
