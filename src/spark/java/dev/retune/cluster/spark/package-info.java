/** The embedding job on Apache Spark: only what has to know Spark's classes. */
@NullMarked
package dev.retune.cluster.spark;

import org.jspecify.annotations.NullMarked;
