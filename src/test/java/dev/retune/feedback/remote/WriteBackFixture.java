package dev.retune.feedback.remote;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourcePlanner;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.writeback.EvaluationTableOpener;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.Verdict;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.review.writeback.WriteBackService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workspace with one source, its decisions, and what is written back. */
public final class WriteBackFixture implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-20T23:00:00Z");
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 3, Duration.ofSeconds(5));

  public final Workspace workspace;
  private final Path folder;
  private final SourceConfig config;
  private final SourceOpener secrets;
  private Instant now = NOW;
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  /** For a source; the key is that of its server. */
  public WriteBackFixture(DatabaseUrl database, Path folder, SourceConfig config, String key) {
    this.workspace = Workspace.open(database, EntityClasses.all());
    this.folder = folder;
    this.config = config;
    this.secrets = new SourceOpener(name -> Optional.of(key));
  }

  static SourceConfig langfuse(String address) {
    return new SourceConfig(
            "remote",
            address,
            Optional.of(FakeLangfuse.PUBLIC_KEY),
            Optional.of("KEY"),
            null,
            Duration.ofDays(20),
            1.0,
            Optional.empty())
        .withWriteBack();
  }

  static SourceConfig phoenix(String address) {
    return new SourceConfig(
            "remote",
            address,
            Optional.empty(),
            Optional.of("KEY"),
            SourceMapping.GUESSED,
            Duration.ofDays(20),
            1.0,
            Optional.empty())
        .withWriteBack();
  }

  public void passes(Duration time) {
    now = now.plus(time);
  }

  public ImportReport sync() {
    return new SourceSynchronizer(
            workspace,
            new FeedbackStore(workspace, clock, new ReviewItemRepository()),
            clock,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new RemoteConnector(secrets, folder, clock, AT_ONCE))
        .sync(List.of(config), ProgressMonitor.none())
        .getFirst();
  }

  public WriteBackService service() {
    return new WriteBackService(
        workspace,
        new RemoteWriteBackOpener(
            new EvaluationTableOpener(secrets, new SourcePlanner(ProfileCatalog.builtIn())),
            secrets,
            AT_ONCE),
        clock,
        new Texts(Locale.ENGLISH));
  }

  public WriteBackReport write() {
    return service().write(config, WriteBackService.Mode.UNATTENDED, ProgressMonitor.none());
  }

  public WriteBackReport write(WriteBackService.Mode mode) {
    return service().write(config, mode, ProgressMonitor.none());
  }

  /** Records a decision on an answer of the source. */
  public Decision decide(String answer, Judgement judgement) {
    long source = new SourceRepository(workspace, clock).byName(config.name()).orElseThrow().id();
    long conversation =
        new ConversationRepository(workspace).byExternalId(source, answer).orElseThrow().id();
    return new DecisionRepository(workspace, clock).record(conversation, "kim", judgement);
  }

  public void undo(Decision decision) {
    var _ = new DecisionRepository(workspace, clock).undo(decision.id(), "kim");
  }

  public static Judgement wrong(String note, String corrected) {
    return new Judgement(
        Verdict.WRONG,
        Optional.of("incorrect"),
        Optional.of(corrected),
        Optional.empty(),
        Optional.of(note));
  }

  public long number(String sql) {
    return workspace.read(session -> session.createNativeQuery(sql, Long.class).getSingleResult());
  }

  /** Votes that count. */
  public long votes() {
    return number(
        "select count(*) from feedback_log where taken_back_at is null"
            + " and conversation_id is not null");
  }

  @Override
  public void close() {
    workspace.close();
  }
}
