package dev.retune.retraining.modelbench;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.memory.ModelMemoryMeter;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.TextKind;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.index.evaluation.LanguageFigure;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.index.tuning.TrialIndex;
import dev.retune.index.tuning.TrialScores;
import dev.retune.retraining.statistics.PairedRandomizationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Compares models on the tuning half of the golden set, each with the default recipe. The vectors
 * stay in the trials until the next run, so that a second comparison and the run itself need not
 * compute them again.
 */
public final class ModelBenchmark {
  private static final long SEED = 20_261_128L;
  private static final int PASSAGES = 256;
  private static final int WARM_UP = 16;

  private final DocumentRepository documents;
  private final TrialBuilder builder;
  private final GoldenSetService golden;
  private final ModelCatalog models;
  private final ModelMemoryMeter memory;
  private final Supplier<? extends Turn> turns;
  private final Texts texts;

  /** Keeps runs away while models are compared, because both write trials. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Creates a benchmark; the texts set the language of its sentences. */
  public ModelBenchmark(
      DocumentRepository documents,
      TrialBuilder builder,
      GoldenSetService golden,
      ModelCatalog models,
      ModelMemoryMeter memory,
      Supplier<? extends Turn> turns,
      Texts texts) {
    this.documents = documents;
    this.builder = builder;
    this.golden = golden;
    this.models = models;
    this.memory = memory;
    this.turns = turns;
    this.texts = texts;
  }

  /**
   * A model to measure.
   *
   * @param diskBytes length of its files
   * @param live whether the live index uses it
   */
  public record Subject(ModelSpec model, long diskBytes, boolean live) {}

  /**
   * Measures models one after the other.
   *
   * @param current the model that near duplicates of questions are found with
   * @throws InvalidInputException when there are no golden questions
   * @throws dev.retune.common.error.LeaseBusyException when a run is in progress
   */
  public ModelComparison compare(List<Subject> subjects, String current, ProgressMonitor monitor) {
    try (Turn _ = turns.get()) {
      return compared(subjects, current, monitor);
    }
  }

  private ModelComparison compared(
      List<Subject> subjects, String current, ProgressMonitor monitor) {
    List<GoldenQuestion> questions;
    try (LazyEmbedder model = new LazyEmbedder(models, current)) {
      questions = golden.halves(model).tuning();
    }
    if (questions.isEmpty()) {
      throw new InvalidInputException("retraining.bench.noQuestions");
    }
    TrialCorpus corpus = TrialCorpus.of(documents, questions);
    List<String> passages = passages();
    List<ModelFigures> measured = new ArrayList<>();
    long begun = System.nanoTime();
    for (Subject subject : subjects) {
      monitor.check();
      monitor.at(
          new TaskProgress(
              "stage.bench",
              measured.size(),
              subjects.size(),
              Duration.ofNanos(System.nanoTime() - begun)));
      measured.add(measure(subject, corpus, questions, passages, monitor));
    }
    return ModelComparison.of(questions.size(), corpus.ids().size(), measured, texts);
  }

  /** The beginnings of documents, as long as a passage of the default recipe. */
  private List<String> passages() {
    return documents.after(0, PASSAGES).stream()
        .map(Document::body)
        .map(body -> body.substring(0, Math.min(body.length(), IndexSpec.DEFAULT_CHUNK_CHARACTERS)))
        .toList();
  }

  private ModelFigures measure(
      Subject subject,
      TrialCorpus corpus,
      List<GoldenQuestion> questions,
      List<String> passages,
      ProgressMonitor monitor) {
    ModelSpec model = subject.model();
    IndexSpec spec =
        IndexSpec.ofCharacters(
            model, IndexedTextFormat.DEFAULT, IndexSpec.DEFAULT_CHUNK_CHARACTERS);
    List<Double> ndcg;
    double dense;
    try (TrialIndex index =
        builder.build(spec, corpus, questions, PastQuestions.of(List.of()), monitor)) {
      TrialScores scores = index.scores();
      index.ask(IntStream.range(0, questions.size()).toArray(), scores);
      ndcg = scores.of(HybridWeights.STANDARD);
      dense = scores.mean(HybridWeights.STANDARD.withDenseForAll(1));
    }
    monitor.check();
    double speed = speed(model, passages);
    monitor.check();
    OptionalLong growth = memory.growth(model, passages, monitor);
    double[] each = ndcg.stream().mapToDouble(Double::doubleValue).toArray();
    return new ModelFigures(
        model.id(),
        subject.live(),
        IntStream.range(0, each.length).mapToDouble(i -> each[i]).average().orElse(0),
        PairedRandomizationTest.interval(each, SEED),
        dense,
        LanguageFigure.of(
            questions.stream().map(GoldenQuestion::question).toList(),
            questions.stream().map(this::document).toList(),
            ndcg),
        speed,
        growth,
        subject.diskBytes(),
        ndcg);
  }

  private double speed(ModelSpec model, List<String> passages) {
    try (Embedder embedder = models.open(model)) {
      embedder.embed(passages.subList(0, Math.min(WARM_UP, passages.size())), TextKind.PASSAGE);
      long start = System.nanoTime();
      embedder.embed(passages, TextKind.PASSAGE);
      return passages.size() / ((System.nanoTime() - start) / 1e9);
    }
  }

  private String document(GoldenQuestion question) {
    return question.relevantExternalIds().stream()
        .sorted()
        .flatMap(id -> documents.byExternalId(id).stream())
        .findFirst()
        .map(document -> document.title().orElse("") + "\n" + document.body())
        .orElse("");
  }
}
