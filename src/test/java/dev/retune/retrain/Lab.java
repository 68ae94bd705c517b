package dev.retune.retrain;

import dev.retune.app.Entities;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Fence;
import dev.retune.db.Workspace;
import dev.retune.embed.Models;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.DocumentRow;
import dev.retune.feedback.Documents;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenSet;
import dev.retune.index.IndexBuilder;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersions;
import dev.retune.index.TrialBuilder;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A workspace with every part of the line, a clock that is set by hand, and a small model. */
final class Lab implements AutoCloseable {
  /** The beginning of the lab's time. */
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private static final String SAME = "general information for all customers of the whole service ";

  final WordModels words = new WordModels();
  final Workspace workspace;
  final SetClock clock = new SetClock();
  final Runs runs;
  final TriggerService trigger;
  final IndexStore store;
  final IndexVersions versions;
  final StatsService stats;
  final DiagnosisService diagnosis;
  final Promotion promotion;
  final Retrainer retrainer;
  final Documents documents;
  private final Source source;
  private final FeedbackStore feedback;
  private int number;

  Lab(DatabaseUrl url, Path home) {
    this(url, home, Optional.empty(), "words");
  }

  Lab(DatabaseUrl url, Path home, Optional<Models> real, String model) {
    Models models = real.orElse(words);
    Texts texts = new Texts(Locale.ENGLISH);
    workspace = Workspace.open(url, Entities.all());
    source = new Sources(workspace, clock).named("default", Source.Kind.FILES, Optional.empty());
    feedback = new FeedbackStore(workspace, clock);
    documents = new Documents(workspace);
    store = new IndexStore(home);
    versions = new IndexVersions(workspace, store, clock);
    stats = new StatsService(workspace, clock, ZoneOffset.UTC, 0.30);
    runs = new Runs(workspace, clock);
    trigger = new TriggerService(workspace, runs, stats, TriggerSettings.standard(), texts);
    diagnosis = new DiagnosisService(workspace, versions, store, models, texts);
    promotion = new Promotion(versions, trigger, clock);
    retrainer =
        new Retrainer(
            runs,
            trigger,
            new Planner(documents, versions, models, model, trigger, diagnosis, texts),
            new GoldenSet(workspace),
            models,
            new Tuner(
                documents, new TrialBuilder(documents, store, versions, models), models, texts),
            new IndexBuilder(documents, store, versions, models),
            new Judge(
                documents,
                new Evaluator(),
                store,
                models,
                new Gate(GateSettings.standard(), texts)),
            versions,
            store,
            texts);
  }

  /** Documents 0 to {@code count - 1}, which differ after their first 40 characters only. */
  void documents(int count) {
    List<DocumentRow> rows =
        IntStream.range(0, count).mapToObj(i -> document(i, "ant" + i + " bee" + i)).toList();
    store(Batch.ofDocuments(rows));
  }

  /** Gives one document another body. */
  void rewrite(int id, String body) {
    store(Batch.ofDocuments(List.of(document(id, body))));
  }

  private static DocumentRow document(int id, String body) {
    return new DocumentRow(
        "d" + id,
        Optional.empty(),
        Optional.empty(),
        Optional.of("part"),
        Optional.empty(),
        SAME + body,
        Optional.empty());
  }

  /** Rows of any kind. */
  void store(Batch batch) {
    feedback.store(source, batch);
  }

  /** A question that six documents from a number on answer equally well. */
  static String unclear(int first) {
    return SAME
        + IntStream.range(first, first + 6)
            .mapToObj(i -> "ant" + i)
            .collect(Collectors.joining(" "));
  }

  /** For each of the first documents a question that it answers, and a like. */
  void liked(int count) {
    voted(
        IntStream.range(0, count)
            .mapToObj(i -> said("ant" + i + " bee" + i, Optional.of("d" + i), true, ""))
            .toList());
  }

  /** Votes on questions that lead nowhere. */
  void votes(int likes, int dislikes) {
    voted(
        IntStream.range(0, likes + dislikes)
            .mapToObj(i -> said("fly" + i, Optional.empty(), i < likes, ""))
            .toList());
  }

  /** A vote as it will be stored. */
  record Said(String question, Optional<String> document, boolean like, String reason) {}

  static Said said(String question, Optional<String> document, boolean like, String reason) {
    return new Said(question, document, like, reason);
  }

  /** Each on an answer of its own, now. */
  void voted(List<Said> votes) {
    List<ConversationRow> conversations = new ArrayList<>();
    List<VoteRowIn> rows = new ArrayList<>();
    Optional<Instant> now = Optional.of(clock.instant());
    for (Said said : votes) {
      String id = "x" + number++;
      conversations.add(
          new ConversationRow(
              id,
              Optional.empty(),
              said.question(),
              "an answer",
              said.document(),
              Optional.empty(),
              Optional.empty(),
              now));
      rows.add(
          new VoteRowIn(
              id,
              id,
              said.like() ? Vote.Value.LIKE : Vote.Value.DISLIKE,
              Optional.of(said.reason()).filter(text -> !text.isEmpty()),
              Optional.empty(),
              now));
    }
    store(Batch.of(conversations, rows));
  }

  /** A live first index over 60 documents, each with a golden question. */
  RetrainResult firstIndex() {
    documents(60);
    liked(60);
    clock.pass(Duration.ofHours(1));
    RetrainResult result =
        retrainer.run(asked().within(Duration.ZERO), Fence.none(), dev.retune.work.Monitor.none());
    clock.pass(Duration.ofHours(1));
    return result;
  }

  /** A person's request, now. */
  RetrainRequest asked() {
    return RetrainRequest.by("ann", clock.instant());
  }

  /** Two checks that find too many dislikes since the last change. */
  void fire() {
    for (int check = 0; check < 2; check++) {
      votes(10, 40);
      clock.pass(Duration.ofHours(1));
      trigger.check(clock.instant());
    }
  }

  /** Every file of the live version and what is in it. */
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

  List<String> checks() {
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

  /** Stands still until it is told. */
  static final class SetClock extends Clock {
    private Instant now = START;

    void pass(Duration time) {
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
