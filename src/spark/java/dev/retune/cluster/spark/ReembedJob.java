package dev.retune.cluster.spark;

import dev.retune.cluster.job.DocumentSplitter;
import dev.retune.cluster.job.EmbeddingJobTable;
import dev.retune.cluster.job.HashRanges;
import dev.retune.cluster.job.JobArguments;
import dev.retune.cluster.job.JobDatabase;
import dev.retune.cluster.job.JobProgress.State;
import dev.retune.feedback.repository.DocumentRangeReader;
import dev.retune.feedback.repository.DocumentRangeReader.IdRange;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Embeds the texts of the workspace's documents on a Spark cluster: splits the documents, brings
 * equal texts together by their hash, and embeds each part of the hashes.
 */
public final class ReembedJob {
  private final JobDatabase database;
  private final JobArguments arguments;

  private ReembedJob(JobDatabase database, JobArguments arguments) {
    this.database = database;
    this.arguments = arguments;
  }

  /** Runs a job; see {@link JobArguments}. */
  public static void main(String... words) throws IOException, SQLException {
    JobArguments arguments = JobArguments.parse(words);
    String password = Optional.ofNullable(System.getenv(JobArguments.PASSWORD)).orElse("");
    new ReembedJob(JobDatabase.of(arguments, password), arguments).run();
  }

  private void run() throws SQLException {
    long job = arguments.job();
    try (Connection connection = database.open()) {
      EmbeddingJobTable jobs = new EmbeddingJobTable(connection);
      IndexSpec spec =
          jobs.spec(job).orElseThrow(() -> new IllegalArgumentException("there is no job " + job));
      if (!jobs.start(job)) {
        throw new IllegalStateException("job " + job + " has ended already");
      }
      Optional<IdRange> all = new DocumentRangeReader(connection).all();
      long documents = all.map(range -> range.last() - range.first() + 1).orElse(0L);
      try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
        int cores = spark.defaultParallelism();
        List<IdRange> ranges = all.map(DocumentSplitter::ranges).orElse(List.of());
        embed(spark, jobs, spec, ranges, HashRanges.of(documents, cores));
      }
      jobs.end(job, State.DONE, "");
    } catch (RuntimeException | Error e) {
      // on a connection of its own: the other one may be the cause
      try (Connection connection = database.open()) {
        new EmbeddingJobTable(connection).end(job, State.FAILED, FailureText.of(e));
      } catch (SQLException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void embed(
      JavaSparkContext spark,
      EmbeddingJobTable jobs,
      IndexSpec spec,
      List<IdRange> ranges,
      HashRanges hashes)
      throws SQLException {
    if (ranges.isEmpty()) {
      return;
    }
    ExecutorTask task =
        new ExecutorTask(
            database,
            arguments.job(),
            new IndexSpecJson().write(spec),
            arguments.models().orElse(""));
    List<long[]> bounds =
        ranges.stream().map(range -> new long[] {range.first(), range.last()}).toList();
    JavaPairRDD<String, String> texts =
        spark
            .parallelize(bounds, bounds.size())
            .flatMapToPair(task::split)
            .reduceByKey(new HashRangePartitioner(hashes), (one, same) -> one);
    jobs.counted(arguments.job(), texts.count());
    // the count has left the parts on the executors' disks, so that no document is read again
    texts.foreachPartition(task::embed);
  }
}
