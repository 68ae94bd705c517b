package dev.retune.cluster.job;

import dev.retune.common.error.CancelledException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Embeds the texts of one part and stores their vectors. What is stored is committed together with
 * how far the part is, and a further attempt skips it.
 */
public final class PassageEmbedder {
  // the most work that a killed process may lose, seconds for a core; large enough for batches of
  // one length
  private static final int WINDOW = 512;

  private final Connection connection;
  private final Embedder model;
  private final long job;
  private final ProgressMonitor monitor;

  /** Works on a connection of its own, which the caller closes. */
  public PassageEmbedder(Connection connection, Embedder model, long job, ProgressMonitor monitor) {
    this.connection = connection;
    this.model = model;
    this.job = job;
    this.monitor = monitor;
  }

  /**
   * Embeds a part's texts.
   *
   * @throws CancelledException when the job was cancelled
   */
  public void embed(int part, Iterator<TextPassage> passages) throws SQLException {
    connection.setAutoCommit(false);
    long done = 0;
    while (passages.hasNext()) {
      long start = System.nanoTime();
      List<TextPassage> window = new ArrayList<>();
      while (window.size() < WINDOW && passages.hasNext()) {
        window.add(passages.next());
      }
      // before the work too, since Spark tries a task again that ended with the cancellation
      checkGoesOn();
      SortedMap<String, float[]> vectors = vectors(window);
      checkGoesOn();
      done += window.size();
      int added = vectors.isEmpty() ? 0 : new PassageVectorTable(connection).add(job, vectors);
      long millis = vectors.isEmpty() ? 0 : (System.nanoTime() - start) / 1_000_000;
      new EmbeddingJobTable(connection).record(job, part, done, added, millis);
      connection.commit();
    }
  }

  private void checkGoesOn() throws SQLException {
    if (!new EmbeddingJobTable(connection).goesOn(job)) {
      connection.rollback();
      throw new CancelledException("progress.cancelled");
    }
  }

  private SortedMap<String, float[]> vectors(List<TextPassage> window) throws SQLException {
    Set<String> known =
        new PassageVectorTable(connection).known(window.stream().map(TextPassage::hash).toList());
    // ends the transaction, so that none is open while the model works
    connection.commit();
    List<TextPassage> missing =
        window.stream().filter(passage -> !known.contains(passage.hash())).toList();
    SortedMap<String, float[]> vectors = new TreeMap<>();
    model.embedAll(
        missing.stream().map(TextPassage::text).iterator(),
        missing.size(),
        TextKind.PASSAGE,
        (position, vector) -> vectors.put(missing.get((int) position).hash(), vector),
        monitor);
    return vectors;
  }
}
