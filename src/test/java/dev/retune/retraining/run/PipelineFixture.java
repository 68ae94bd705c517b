package dev.retune.retraining.run;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.fix.FixOverlay;
import dev.retune.knowledge.store.FixRepository;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.diagnosis.DiagnosisService;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.gate.GateSettings;
import dev.retune.retraining.gate.PromotionGate;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.retraining.trigger.TriggerSettings;
import dev.retune.retraining.tuning.ConfigurationTuner;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.scheduling.PipelineLease;
import dev.retune.statistics.StatisticsService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A workspace with all services of the pipeline, a manual clock and a small model. */
public final class PipelineFixture implements AutoCloseable {
  /** The initial time of the clock. */
  public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private static final String SAME = "general information for all customers of the whole service ";

  final WordCountModelCatalog words = new WordCountModelCatalog();
  public final Workspace workspace;
  public final SetClock clock = new SetClock();
  public final RunRepository runs;
  public final TriggerService trigger;
  public final IndexDirectoryStore store;
  public final IndexVersionRepository versions;
  public final IndexPromotionRepository promotions;
  public final StatisticsService stats;
  public final DiagnosisService diagnosis;
  public final PromotionService promotion;
  public final Retrainer retrainer;
  public final ModelCatalog models;
  public final IndexBuilder builder;
  public final CandidateEvaluator evaluator;
  public final DocumentRepository documents;
  private final Source source;
  private final FeedbackStore feedback;
  private int number;

  public PipelineFixture(DatabaseUrl url, Path home) {
    this(url, home, Optional.empty(), "words");
  }

  public PipelineFixture(DatabaseUrl url, Path home, Optional<ModelCatalog> real, String model) {
    models = real.orElse(words);
    Texts texts = new Texts(Locale.ENGLISH);
    workspace = Workspace.open(url, EntityClasses.all());
    source = new SourceRepository(workspace, clock).named("default", Source.Kind.FILES);
    feedback = new FeedbackStore(workspace, clock, new ReviewItemRepository());
    documents = new DocumentRepository(workspace);
    store = new IndexDirectoryStore(home);
    versions = new IndexVersionRepository(workspace, store, clock);
    promotions = new IndexPromotionRepository(workspace, versions, store, clock);
    FixOverlay overlay =
        new FixOverlay(documents, new FixRepository(workspace), new OverlayRepository(workspace));
    Supplier<IndexCorpus> corpora = overlay::live;
    builder = new IndexBuilder(corpora, store, versions, models);
    evaluator =
        new CandidateEvaluator(
            documents,
            new RetrievalEvaluator(),
            store,
            models,
            new PromotionGate(GateSettings.standard(), texts));
    stats = new StatisticsService(workspace, clock, ZoneOffset.UTC, 0.30);
    runs = new RunRepository(workspace, clock, new PipelineLease(workspace, clock)::isHeldSince);
    trigger = new TriggerService(workspace, runs, stats, TriggerSettings.standard(), texts);
    diagnosis = new DiagnosisService(workspace, versions, store, models, texts);
    promotion = new PromotionService(versions, promotions, trigger, clock);
    retrainer =
        new Retrainer(
            runs,
            trigger,
            new RunPlanner(corpora, versions, models, model, trigger, diagnosis, texts),
            new GoldenSetService(workspace),
            models,
            new ConfigurationTuner(
                new TrialBuilder(() -> IndexCorpus.of(documents), store, versions, models),
                models,
                texts),
            builder,
            evaluator,
            versions,
            promotions,
            store,
            () -> languages,
            () -> engine,
            texts);
  }

  /** The engine of requests that name none. */
  EmbeddingEngine engine = EmbeddingEngine.THIS_MACHINE;

  /** What is said about languages at the start of the next run; nothing at first. */
  Optional<LanguageNote> languages = Optional.empty();

  /** Stores documents 0 to {@code count - 1}, which have the same first 40 characters. */
  public void documents(int count) {
    List<NewDocument> rows =
        IntStream.range(0, count).mapToObj(i -> document(i, "ant" + i + " bee" + i)).toList();
    store(InputBatch.ofDocuments(rows));
  }

  /** Changes the body of a document. */
  public void rewrite(int id, String body) {
    store(InputBatch.ofDocuments(List.of(document(id, body))));
  }

  public static NewDocument document(int id, String body) {
    return new NewDocument(
        "d" + id,
        Optional.empty(),
        Optional.empty(),
        Optional.of("part"),
        Optional.empty(),
        SAME + body,
        Optional.empty());
  }

  /** Stores rows of any kind. */
  public void store(InputBatch batch) {
    feedback.store(source, batch);
  }

  /** A question that six consecutive documents answer equally well. */
  public static String unclear(int first) {
    return SAME
        + IntStream.range(first, first + 6)
            .mapToObj(i -> "ant" + i)
            .collect(Collectors.joining(" "));
  }

  /** For each of the first documents, a question that it answers, with a like. */
  public void liked(int count) {
    voted(
        IntStream.range(0, count)
            .mapToObj(i -> said("ant" + i + " bee" + i, Optional.of("d" + i), true, ""))
            .toList());
  }

  /** Votes on questions that no document answers. */
  public void votes(int likes, int dislikes) {
    voted(
        IntStream.range(0, likes + dislikes)
            .mapToObj(i -> said("fly" + i, Optional.empty(), i < likes, ""))
            .toList());
  }

  /** A vote to be stored. */
  public record Said(String question, List<String> documents, boolean like, String reason) {}

  public static Said said(String question, Optional<String> document, boolean like, String reason) {
    return new Said(question, document.stream().toList(), like, reason);
  }

  /** Stores votes on separate answers with the current time. */
  public void voted(List<Said> votes) {
    List<NewConversation> conversations = new ArrayList<>();
    List<NewVote> rows = new ArrayList<>();
    Optional<Instant> now = Optional.of(clock.instant());
    for (Said said : votes) {
      String id = "x" + number++;
      conversations.add(
          new NewConversation(
              id,
              Optional.empty(),
              said.question(),
              "an answer",
              said.documents(),
              Optional.empty(),
              Optional.empty(),
              now));
      rows.add(
          new NewVote(
              id,
              id,
              said.like() ? Vote.Value.LIKE : Vote.Value.DISLIKE,
              Optional.of(said.reason()).filter(text -> !text.isEmpty()),
              Optional.empty(),
              now));
    }
    store(InputBatch.of(conversations, rows));
  }

  /** Builds and promotes a first index of 60 documents with a golden question each. */
  public RetrainingResult firstIndex() {
    documents(60);
    liked(60);
    clock.pass(Duration.ofHours(1));
    RetrainingResult result =
        retrainer.run(
            asked().within(Duration.ZERO),
            LeaseFence.none(),
            dev.retune.common.progress.ProgressMonitor.none());
    clock.pass(Duration.ofHours(1));
    return result;
  }

  /** A user's request with the current time. */
  public RetrainingRequest asked() {
    return RetrainingRequest.by("ann", clock.instant());
  }

  /** Fires the trigger by two checks with too many dislikes. */
  void fire() {
    for (int check = 0; check < 2; check++) {
      votes(10, 40);
      clock.pass(Duration.ofHours(1));
      trigger.check(clock.instant());
    }
  }

  /** The content of all files of the live version. */
  Map<String, String> liveFiles() {
    Path folder = store.directory(versions.liveId().orElseThrow());
    Map<String, String> files = new TreeMap<>();
    try (var walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public List<String> checks() {
    return new ArrayList<>(
        workspace.read(
            session ->
                session
                    .createNativeQuery("select state from trigger_check order by id", String.class)
                    .getResultList()));
  }

  @Override
  public void close() {
    workspace.close();
  }

  /** A clock that is set by tests. */
  public static final class SetClock extends Clock {
    private Instant now = START;

    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
