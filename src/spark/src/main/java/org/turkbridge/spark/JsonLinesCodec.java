package org.turkbridge.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.CompressionOutputStream;
import org.apache.hadoop.io.compress.Compressor;
import org.apache.hadoop.io.compress.Decompressor;
import org.jspecify.annotations.Nullable;

/**
 * Leaves bytes as they are, and has names end in {@code .jsonl}: Spark lets those who write texts
 * choose the end of a name in no other way. Spark makes it by its name.
 */
public final class JsonLinesCodec implements CompressionCodec {
  /** Spark makes it. */
  public JsonLinesCodec() {}

  @Override
  public String getDefaultExtension() {
    return ".jsonl";
  }

  @Override
  public CompressionOutputStream createOutputStream(OutputStream out) {
    return new CompressionOutputStream(out) {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void finish() {}

      @Override
      public void resetState() {}
    };
  }

  @Override
  public CompressionOutputStream createOutputStream(
      OutputStream out, @Nullable Compressor compressor) {
    return createOutputStream(out);
  }

  @Override
  public CompressionInputStream createInputStream(InputStream in) throws IOException {
    return new CompressionInputStream(in) {
      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        return in.read(target, from, length);
      }

      @Override
      public void resetState() {}
    };
  }

  @Override
  public CompressionInputStream createInputStream(
      InputStream in, @Nullable Decompressor decompressor) throws IOException {
    return createInputStream(in);
  }

  @Override
  public @Nullable Class<? extends Compressor> getCompressorType() {
    return null;
  }

  @Override
  public @Nullable Compressor createCompressor() {
    return null;
  }

  @Override
  public @Nullable Class<? extends Decompressor> getDecompressorType() {
    return null;
  }

  @Override
  public @Nullable Decompressor createDecompressor() {
    return null;
  }
}
