package dev.retune.retraining.modelbench;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.memory.ModelMemoryMeter;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.Reranker;
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
import dev.retune.index.model.Reranking;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.index.tuning.TrialIndex;
import dev.retune.index.tuning.TrialReranking;
import dev.retune.index.tuning.TrialScores;
import dev.retune.retraining.statistics.PairedRandomizationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Compares models and rerankers on the tuning half of the golden set, each with the default recipe.
 * The vectors stay in the trials until the next run, so that a second comparison and the run itself
 * need not compute them again.
 */
public final class ModelBenchmark {
  private static final long SEED = 20_261_128L;
  private static final int PASSAGES = 256;
  private static final int WARM_UP = 16;
  private static final int TIMED = 50;

  /** Nothing is tuned here; a run tries other weights. */
  private static final double RERANKER_WEIGHT = 0.5;

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
   * Measures models one after the other, then each reranker on the model of the live index, or on
   * the best one if the live index has another.
   *
   * @param current the model that near duplicates of questions are found with
   * @throws InvalidInputException when there are no golden questions
   * @throws dev.retune.common.error.LeaseBusyException when a run is in progress
   */
  public ModelComparison compare(
      BenchSelection selection, String current, ProgressMonitor monitor) {
    try (Turn _ = turns.get()) {
      return compared(selection, current, monitor);
    }
  }

  private ModelComparison compared(
      BenchSelection selection, String current, ProgressMonitor monitor) {
    List<GoldenQuestion> questions;
    try (LazyEmbedder model = new LazyEmbedder(models, current)) {
      questions = golden.halves(model).tuning();
    }
    if (questions.isEmpty()) {
      throw new InvalidInputException("retraining.bench.noQuestions");
    }
    TrialCorpus corpus = TrialCorpus.of(builder.corpus(), questions);
    Workload work = new Workload(corpus, questions, passages());
    List<ModelFigures> measured = new ArrayList<>();
    int all = selection.models().size() + selection.rerankers().size();
    long begun = System.nanoTime();
    boolean liveIsReranked =
        selection.rerankers().stream().anyMatch(BenchSelection.RerankerSubject::live);
    for (BenchSelection.Subject subject : selection.models()) {
      tell(measured.size(), all, begun, monitor);
      measured.add(measure(subject, subject.live() && !liveIsReranked, work, monitor));
    }
    Optional<BenchSelection.Subject> base = base(selection.models(), measured);
    for (BenchSelection.RerankerSubject reranker : selection.rerankers()) {
      if (base.isPresent()) {
        tell(measured.size(), all, begun, monitor);
        ModelFigures plain = measured.get(selection.models().indexOf(base.get()));
        measured.add(reranked(plain, base.get(), reranker, work, monitor));
      }
    }
    return ModelComparison.of(questions.size(), corpus.ids().size(), measured, texts);
  }

  private static void tell(int done, int all, long begun, ProgressMonitor monitor) {
    monitor.check();
    monitor.at(
        new TaskProgress("stage.bench", done, all, Duration.ofNanos(System.nanoTime() - begun)));
  }

  /** The model that rerankers are tried on. */
  private static Optional<BenchSelection.Subject> base(
      List<BenchSelection.Subject> subjects, List<ModelFigures> measured) {
    return subjects.stream()
        .filter(BenchSelection.Subject::live)
        .findFirst()
        .or(
            () ->
                IntStream.range(0, subjects.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i -> measured.get(i).ndcgAt10()))
                    .map(subjects::get));
  }

  /** What all configurations are measured with. */
  private record Workload(
      TrialCorpus corpus, List<GoldenQuestion> questions, List<String> passages) {
    /** How many questions are timed. */
    int timed() {
      return Math.min(TIMED, questions.size());
    }
  }

  /** The beginnings of documents, as long as a passage of the default recipe. */
  private List<String> passages() {
    return builder.corpus().after(0, PASSAGES).stream()
        .map(Document::body)
        .map(body -> body.substring(0, Math.min(body.length(), IndexSpec.DEFAULT_CHUNK_CHARACTERS)))
        .toList();
  }

  private TrialIndex open(ModelSpec model, Workload work, ProgressMonitor monitor) {
    IndexSpec spec =
        IndexSpec.ofCharacters(
            model, IndexedTextFormat.DEFAULT, IndexSpec.DEFAULT_CHUNK_CHARACTERS);
    return builder.build(
        spec, work.corpus(), work.questions(), PastQuestions.of(List.of()), monitor);
  }

  private ModelFigures measure(
      BenchSelection.Subject subject, boolean live, Workload work, ProgressMonitor monitor) {
    ModelSpec model = subject.model();
    List<Double> ndcg;
    double dense;
    double speed;
    QueryLatency query;
    try (TrialIndex index = open(model, work, monitor);
        Embedder embedder = models.open(model)) {
      TrialScores scores = index.scores();
      index.ask(IntStream.range(0, work.questions().size()).toArray(), scores);
      ndcg = scores.of(HybridWeights.STANDARD);
      dense = scores.mean(HybridWeights.STANDARD.withDenseForAll(1));
      monitor.check();
      speed = speed(embedder, work.passages());
      query =
          QueryLatency.of(
              work.timed(),
              place -> {
                monitor.check();
                embedder.embed(work.questions().get(place).question(), TextKind.QUERY);
                index.ndcg(place, HybridWeights.STANDARD);
              });
    }
    monitor.check();
    return figures(
        new ModelConfiguration(model.id(), Optional.empty()),
        live,
        work.questions(),
        ndcg,
        dense,
        speed,
        query,
        () -> memory.growth(model, work.passages(), monitor),
        subject.diskBytes());
  }

  /** The default recipe with a reranker, which has half of the weight. */
  private ModelFigures reranked(
      ModelFigures plain,
      BenchSelection.Subject base,
      BenchSelection.RerankerSubject subject,
      Workload work,
      ProgressMonitor monitor) {
    int weight = TrialReranking.WEIGHTS.indexOf(RERANKER_WEIGHT);
    List<Double> ndcg = new ArrayList<>();
    QueryLatency query;
    try (TrialIndex index = open(base.model(), work, monitor);
        Embedder embedder = models.open(base.model());
        Reranker reranker = models.rerankers().open(subject.reranker())) {
      TrialReranking asking = index.reranking(HybridWeights.STANDARD, Reranking.DEPTH, reranker);
      for (int place = 0; place < work.questions().size(); place++) {
        monitor.check();
        ndcg.add(asking.ndcg(place)[weight]);
      }
      query =
          QueryLatency.of(
              work.timed(),
              place -> {
                monitor.check();
                embedder.embed(work.questions().get(place).question(), TextKind.QUERY);
                asking.ndcg(place);
              });
    }
    return figures(
        new ModelConfiguration(base.model().id(), Optional.of(subject.reranker().id())),
        base.live() && subject.live(),
        work.questions(),
        ndcg,
        plain.denseNdcgAt10(),
        plain.passagesPerSecond(),
        query,
        () -> memory.growth(base.model(), subject.reranker(), work.passages(), monitor),
        base.diskBytes() + subject.diskBytes());
  }

  private ModelFigures figures(
      ModelConfiguration configuration,
      boolean live,
      List<GoldenQuestion> questions,
      List<Double> ndcg,
      double dense,
      double speed,
      QueryLatency query,
      Supplier<OptionalLong> growth,
      long diskBytes) {
    double[] each = ndcg.stream().mapToDouble(Double::doubleValue).toArray();
    return new ModelFigures(
        configuration.model(),
        configuration.reranker(),
        live,
        Arrays.stream(each).average().orElse(0),
        PairedRandomizationTest.interval(each, SEED),
        dense,
        LanguageFigure.of(
            questions.stream().map(GoldenQuestion::question).toList(),
            questions.stream().map(this::document).toList(),
            ndcg),
        speed,
        query,
        growth.get(),
        diskBytes,
        ndcg);
  }

  private static double speed(Embedder embedder, List<String> passages) {
    embedder.embed(passages.subList(0, Math.min(WARM_UP, passages.size())), TextKind.PASSAGE);
    long start = System.nanoTime();
    embedder.embed(passages, TextKind.PASSAGE);
    return passages.size() / ((System.nanoTime() - start) / 1e9);
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
