package org.turkbridge.convert;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.turkbridge.archive.pipeline.ProgressListener;

/**
 * What a conversion takes from the process that it runs in.
 *
 * @param standardInput for the input {@code -}
 * @param standardOutput not buffered; for records, if they have no other place
 * @param rejectLines for reject lines, if they have no file
 * @param notes is given a line for what is worth knowing and no reject
 * @param progress is told how far the conversion has come
 * @param nanoTime a clock in nanoseconds, such as {@link System#nanoTime}
 * @param nativeEncoding of arguments and file names: the JVM's {@code sun.jnu.encoding}
 */
public record ConversionSurroundings(
    InputStream standardInput,
    OutputStream standardOutput,
    OutputStream rejectLines,
    Consumer<String> notes,
    ProgressListener progress,
    LongSupplier nanoTime,
    String nativeEncoding) {}
