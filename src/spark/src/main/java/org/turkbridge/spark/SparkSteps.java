package org.turkbridge.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Runs the steps of a plan as jobs of Spark, few short ones here.
 *
 * @param configuration of the file systems
 */
record SparkSteps(SparkContext context, Configuration configuration) implements ArchivePlan.Steps {
  private static final int FEW = 32;

  @Override
  public <T extends Serializable, R extends Serializable> List<R> map(
      List<T> things, ArchivePlan.Step<T, R> step, boolean isLong) throws IOException {
    List<R> results = new ArrayList<>();
    if (things.isEmpty() || (!isLong && things.size() <= FEW)) {
      for (T thing : things) {
        results.add(step.take(thing, configuration));
      }
      return results;
    }
    // The serializer of a cluster may know no records: it is given bytes.
    List<byte[]> packed = new ArrayList<>();
    for (T thing : things) {
      packed.add(bytes(thing));
    }
    SerializableConfiguration settings = new SerializableConfiguration(configuration);
    int slices = Math.min(things.size(), 4 * context.defaultParallelism());
    List<byte[]> taken =
        JavaSparkContext.fromSparkContext(context)
            .parallelize(packed, slices)
            .map(bytes -> bytes(take(step, bytes, settings.value())))
            .collect();
    for (byte[] bytes : taken) {
      @SuppressWarnings("unchecked") // What the step gave.
      R result = (R) thing(bytes);
      results.add(result);
    }
    return results;
  }

  private static <T, R> R take(
      ArchivePlan.Step<T, R> step, byte[] bytes, Configuration configuration) throws IOException {
    @SuppressWarnings("unchecked") // What the step is for.
    T thing = (T) thing(bytes);
    return step.take(thing, configuration);
  }

  private static byte[] bytes(Serializable thing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thing);
    }
    return bytes.toByteArray();
  }

  /** What {@link #bytes} was given. */
  private static Object thing(byte[] bytes) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("the jar of Turkbridge is not the same on all machines", e);
    }
  }
}
