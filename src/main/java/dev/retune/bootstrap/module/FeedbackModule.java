package dev.retune.bootstrap.module;

import dev.retune.bootstrap.environment.OutputFileFactory;
import dev.retune.common.i18n.Texts;
import dev.retune.common.io.OutputFile;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.export.DataExporter;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.repository.UnmatchedVoteRepository;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.reasons.ReasonService;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.store.CodedReasonRepository;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.reasons.store.ReasonCorrectionRepository;
import dev.retune.review.ReviewService;
import dev.retune.review.decision.DecisionHistoryRepository;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.FilteredVoteStatistics;
import dev.retune.statistics.StatisticsService;
import dev.retune.votesearch.VoteListService;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Votes and answers: sources, import, lists and statistics. */
public final class FeedbackModule {
  private final CoreServices core;
  private final Settings settings;
  private final IntakeModule intake;
  private final Supplier<StatisticsService> stats;
  private final Supplier<ReasonService> reasons;
  private final Supplier<List<KnowledgeChange>> changes;

  FeedbackModule(
      CoreServices core,
      Settings settings,
      Texts texts,
      Supplier<? extends ModelCatalog> models,
      Supplier<List<KnowledgeChange>> changes) {
    this.core = core;
    this.settings = settings;
    this.intake = new IntakeModule(core, texts, this::store);
    this.changes = changes;
    this.stats =
        new LazySupplier<>(
            () ->
                new StatisticsService(
                    core.workspace(),
                    core.clock(),
                    settings.zoneId(),
                    settings.trigger().threshold()));
    this.reasons =
        new LazySupplier<>(() -> new ReasonService(core.workspace(), core.clock(), models.get()));
  }

  Clock clock() {
    return core.clock();
  }

  /** Returns what reads and writes sources. */
  public IntakeModule intake() {
    return intake;
  }

  public StatisticsService stats() {
    return stats.get();
  }

  public ReasonService reasons() {
    return reasons.get();
  }

  public ReasonCodeListRepository reasonLists() {
    return new ReasonCodeListRepository(core.workspace(), core.clock());
  }

  /** Returns the reason codes that can be given, in display order. */
  public List<String> activeReasonCodes() {
    return reasonLists().current().active().stream().map(ReasonCode::code).toList();
  }

  /** Returns the review by the person of the settings in this process. */
  public ReviewService review() {
    return review(settings.personName());
  }

  /** Same, by another person. */
  public ReviewService review(String person) {
    return new ReviewService(
        core.workspace(),
        core.clock(),
        settings.zoneId(),
        new Reviewer(person, ProcessIdentity.thisProcess().toString()));
  }

  public CodedReasonRepository filedReasons() {
    return new CodedReasonRepository(core.workspace());
  }

  public ReasonCorrectionRepository corrections() {
    return new ReasonCorrectionRepository(core.workspace(), core.clock());
  }

  public VoteListService voteList() {
    return new VoteListService(
        new VoteListRepository(core.workspace(), new DecisionSubqueries()),
        new VoteChangeRepository(core.workspace()),
        new StandingDecisionRepository(core.workspace()),
        core.textIndex());
  }

  public FilteredVoteStatistics figures() {
    return new FilteredVoteStatistics(core.workspace(), voteList(), settings.zoneId());
  }

  public ConversationRepository conversations() {
    return new ConversationRepository(core.workspace());
  }

  public DocumentRepository documents() {
    return new DocumentRepository(core.workspace());
  }

  public DecisionHistoryRepository decisions() {
    return new DecisionHistoryRepository(core.workspace());
  }

  public SourceRepository sources() {
    return new SourceRepository(core.workspace(), core.clock());
  }

  FeedbackStore store() {
    return new FeedbackStore(core.workspace(), core.clock(), new ReviewItemRepository());
  }

  public VoteRepository votes() {
    return new VoteRepository(core.workspace());
  }

  public UnmatchedVoteRepository unmatchedVotes() {
    return new UnmatchedVoteRepository(core.workspace());
  }

  public DataExporter exporter() {
    return new DataExporter(
        core.workspace(), new GoldenSetService(core.workspace()), changes, outputs(), core.clock());
  }

  public OutputFile outputs() {
    return OutputFileFactory.of(core.settingsFile().folder(), core.database(), settings);
  }
}
