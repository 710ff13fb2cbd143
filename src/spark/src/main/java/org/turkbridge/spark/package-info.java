/**
 * Archives on Apache Spark: a data source, {@code mturk-archive}, and a job that converts them.
 *
 * <p>Of Spark it takes the interfaces of DataSource V2 for Java, so that one jar serves several
 * versions.
 */
@NullMarked
package org.turkbridge.spark;

import org.jspecify.annotations.NullMarked;
