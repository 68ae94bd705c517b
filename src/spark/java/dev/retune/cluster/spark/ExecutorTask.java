package dev.retune.cluster.spark;

import dev.retune.cluster.job.DocumentSplitter;
import dev.retune.cluster.job.JobDatabase;
import dev.retune.cluster.job.PassageEmbedder;
import dev.retune.cluster.job.TextPassage;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Embedder;
import dev.retune.feedback.repository.DocumentRangeReader.IdRange;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import scala.Tuple2;

/**
 * What executors do.
 *
 * @param spec JSON of the index's specification
 * @param models folder of models; empty for the built-in one
 */
record ExecutorTask(JobDatabase database, long job, String spec, String models)
    implements Serializable {

  /** Splits a range of documents into texts with their hashes. */
  Iterator<Tuple2<String, String>> split(long... range) throws SQLException {
    IndexSpec index = new IndexSpecJson().read(spec);
    List<Tuple2<String, String>> texts = new ArrayList<>();
    try (Connection connection = database.open()) {
      new DocumentSplitter(
              connection,
              new IdRange(range[0], range[1]),
              index,
              () -> ExecutorModel.of(index, models))
          .forEachRemaining(passage -> texts.add(new Tuple2<>(passage.hash(), passage.text())));
    }
    return texts.iterator();
  }

  /** Embeds the texts of a part. */
  void embed(Iterator<Tuple2<String, String>> texts) throws SQLException {
    TaskContext context = TaskContext.get();
    Embedder model = ExecutorModel.of(new IndexSpecJson().read(spec), models);
    Iterator<TextPassage> passages =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return texts.hasNext();
          }

          @Override
          public TextPassage next() {
            Tuple2<String, String> next = texts.next();
            return new TextPassage(next._1(), next._2());
          }
        };
    try (Connection connection = database.open()) {
      new PassageEmbedder(connection, model, job, stoppedWith(context))
          .embed(context.partitionId(), passages);
    }
  }

  private static ProgressMonitor stoppedWith(TaskContext context) {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {
        // the workspace is told after each window
      }

      @Override
      public boolean cancelled() {
        return context.isInterrupted();
      }
    };
  }
}
