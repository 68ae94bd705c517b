package dev.retune.cluster.spark;

import dev.retune.cluster.job.HashRanges;
import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Spark's view of {@link HashRanges}. */
final class HashRangePartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final HashRanges ranges;

  HashRangePartitioner(HashRanges ranges) {
    this.ranges = ranges;
  }

  @Override
  public int numPartitions() {
    return ranges.parts();
  }

  @Override
  public int getPartition(Object hash) {
    return ranges.partOf((String) hash);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HashRangePartitioner same && same.ranges.equals(ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }
}
