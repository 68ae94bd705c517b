package dev.retune.index.tuning;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.Reranker;
import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.ProjectionMatrix;
import dev.retune.index.search.DocumentRanking;
import dev.retune.index.search.DocumentTable;
import dev.retune.index.search.HybridRanking;
import dev.retune.index.search.RerankedRanking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * A trial index with all its vectors in memory. The same questions can be evaluated with many
 * weights and matrices without embedding anything again.
 */
public final class TrialIndex implements AutoCloseable {
  private final IndexSpec layout;
  private final List<GoldenQuestion> questions;
  private final DirectoryReader reader;
  private final TrialChunks chunks;
  private final EmbeddedQuestions asked;
  private final TrialRankings rankings;
  private final long embedded;

  /**
   * Opens the files of a trial index.
   *
   * @param model embeds the questions; the caller must close it
   */
  static TrialIndex open(
      IndexSpec layout, Path folder, List<GoldenQuestion> questions, Embedder model, long embedded)
      throws IOException {
    DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
    try {
      return new TrialIndex(layout, reader, questions, model, embedded);
    } catch (IOException | RuntimeException | Error e) {
      IOUtils.closeWhileHandlingException(reader, reader.directory());
      throw e;
    }
  }

  private TrialIndex(
      IndexSpec layout,
      DirectoryReader reader,
      List<GoldenQuestion> questions,
      Embedder model,
      long embedded)
      throws IOException {
    this.layout = layout;
    this.embedded = embedded;
    this.questions = questions;
    this.reader = reader;
    DocumentTable documents = new DocumentTable(reader);
    this.chunks = TrialChunks.read(reader, documents);
    this.asked = EmbeddedQuestions.of(questions, model);
    this.rankings = new TrialRankings(layout, reader, documents, questions, asked);
  }

  /** The spec of its texts and vectors. */
  public IndexSpec layout() {
    return layout;
  }

  /** The number of texts that had to be embedded to build it. */
  public long embedded() {
    return embedded;
  }

  /** An empty score table for all questions. */
  public TrialScores scores() {
    return new TrialScores(asked.strange());
  }

  /** Evaluates some of the questions, given by index, and stores their scores. */
  public void ask(int[] places, TrialScores scores) {
    ask(places, chunks.vectors(), scores);
  }

  /** Evaluates some of the questions with projected document vectors. */
  public void ask(int[] places, ProjectionMatrix matrix, TrialScores scores) {
    ask(places, chunks.projected(matrix), scores);
  }

  private void ask(int[] places, float[][] images, TrialScores scores) {
    Arrays.stream(places)
        .parallel()
        .forEach(
            place -> {
              double[][] ndcg = ndcg(place, images);
              synchronized (scores) {
                scores.put(place, ndcg);
              }
            });
  }

  private double[][] ndcg(int place, float[][] images) {
    DocumentRanking dense = rankings.dense(place, images);
    double[][] ndcg = new double[TrialScores.TITLES.size()][TrialScores.DENSE.size()];
    for (int t = 0; t < ndcg.length; t++) {
      DocumentRanking lexical =
          rankings.lexical(place, layout.weighing().withTitle(TrialScores.TITLES.get(t)));
      HybridRanking hybrid = new HybridRanking(dense, lexical, RetrievalEvaluator.DEPTH);
      for (int d = 0; d < ndcg[t].length; d++) {
        ndcg[t][d] = ndcg(place, hybrid.top(TrialScores.DENSE.get(d), RetrievalEvaluator.DEPTH));
      }
    }
    return ndcg;
  }

  /** The nDCG@10 of a question, given by its index, with these weights. */
  public double ndcg(int place, HybridWeights weights) {
    HybridRanking hybrid =
        rankings.hybrid(place, chunks.vectors(), weights, RetrievalEvaluator.DEPTH);
    double dense = rankings.denseWeight(place, weights);
    return ndcg(place, hybrid.top(dense, RetrievalEvaluator.DEPTH));
  }

  private double ndcg(int place, int[] found) {
    List<String> ids =
        Arrays.stream(found).mapToObj(document -> chunks.externalId(document)).toList();
    return RetrievalEvaluator.Found.of(ids, questions.get(place).relevantExternalIds()).ndcg();
  }

  /** The way to ask questions with a reranker. */
  public TrialReranking reranking(HybridWeights weights, int depth, Reranker model) {
    return reranking(chunks.vectors(), weights, depth, model);
  }

  /**
   * The way to ask questions with a reranker.
   *
   * @param matrix projects the documents' vectors
   */
  public TrialReranking reranking(
      ProjectionMatrix matrix, HybridWeights weights, int depth, Reranker model) {
    return reranking(chunks.projected(matrix), weights, depth, model);
  }

  private TrialReranking reranking(
      float[][] images, HybridWeights weights, int depth, Reranker model) {
    return place -> {
      HybridRanking hybrid = rankings.hybrid(place, images, weights, depth);
      double dense = rankings.denseWeight(place, weights);
      String question = questions.get(place).question();
      try {
        RerankedRanking reranked =
            RerankedRanking.of(
                model, question, hybrid.weighed(dense), depth, reader.storedFields());
        return TrialReranking.WEIGHTS.stream()
            .mapToDouble(w -> ndcg(place, reranked.top(w, RetrievalEvaluator.DEPTH)))
            .toArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Trains a matrix on some of the questions, given by index.
   *
   * @param pull see {@link ProjectionMatrixTrainer#learn}
   * @param check called repeatedly during training; may throw
   */
  public ProjectionMatrix learn(int[] places, double pull, Runnable check) {
    List<TrainingQuestion> examples =
        Arrays.stream(places)
            .parallel()
            .mapToObj(this::trainingQuestion)
            .flatMap(Optional::stream)
            .toList();
    return ProjectionMatrixTrainer.learn(chunks.vectors(), examples, pull, check);
  }

  private Optional<TrainingQuestion> trainingQuestion(int place) {
    return chunks.trainingQuestion(asked.vector(place), questions.get(place).relevantExternalIds());
  }

  @Override
  public void close() {
    try (var _ = reader.directory()) {
      rankings.close();
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
