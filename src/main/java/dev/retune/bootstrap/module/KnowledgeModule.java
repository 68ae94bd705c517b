package dev.retune.bootstrap.module;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.query.DocumentUseRepository;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.improvement.ImprovementService;
import dev.retune.improvement.ReembeddingImprovements;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.KnowledgeServices;
import dev.retune.knowledge.fix.ArrivalRecorder;
import dev.retune.knowledge.fix.FixOverlay;
import dev.retune.knowledge.fix.FixProposals;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.fix.KnowledgeChangeReader;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.knowledge.store.FixRepository;
import dev.retune.knowledge.store.ItemNoteRepository;
import dev.retune.knowledge.store.KnowledgeDraftRepository;
import dev.retune.knowledge.store.TrialRepository;
import dev.retune.knowledge.trial.CitedQuestions;
import dev.retune.knowledge.trial.FixPromotion;
import dev.retune.knowledge.trial.FixTrials;
import dev.retune.knowledge.worklist.FixEffects;
import dev.retune.knowledge.worklist.ItemDecisions;
import dev.retune.knowledge.worklist.ItemTopics;
import dev.retune.knowledge.worklist.KnowledgeImprovements;
import dev.retune.knowledge.worklist.WorkItemReader;
import dev.retune.knowledge.worklist.WorkListService;
import dev.retune.pipeline.KnowledgeRunner;
import dev.retune.prompting.PromptImprovements;
import dev.retune.retraining.run.AbandonedRunCleaner;
import dev.retune.review.decision.StandingDecisionRepository;
import java.util.List;

/** Work on the knowledge, and the list of everything that can be done about dislikes. */
public final class KnowledgeModule {
  private final CoreServices core;
  private final Texts texts;
  private final FeedbackModule feedback;
  private final IndexModule index;
  private final RetrainingModule retraining;
  private final PromptingModule prompting;
  private final TopicModule topics;

  KnowledgeModule(
      CoreServices core,
      Texts texts,
      FeedbackModule feedback,
      IndexModule index,
      RetrainingModule retraining,
      PromptingModule prompting,
      TopicModule topics) {
    this.core = core;
    this.texts = texts;
    this.feedback = feedback;
    this.index = index;
    this.retraining = retraining;
    this.prompting = prompting;
    this.topics = topics;
  }

  /** Returns the services that change no index. */
  public KnowledgeServices services() {
    FixStatusReader statuses = statuses();
    return new KnowledgeServices(
        workList(),
        new ItemDecisions(
            notes(), feedback.documents(), feedback.conversations(), statuses, core.clock()),
        new FixProposals(core.workspace(), feedback.documents(), statuses, core.clock()),
        statuses,
        effects(),
        new KnowledgeDraftRepository(core.workspace()),
        feedback.documents(),
        feedback.conversations());
  }

  /** Returns what everything that can be done about dislikes is gathered with. */
  public ImprovementService improvements() {
    return new ImprovementService(
        retraining.diagnosis(),
        List.of(
            new KnowledgeImprovements(workList(), statuses(), effects(), texts),
            new PromptImprovements(
                prompting.services().library(), prompting.services().reviews(), texts),
            new ReembeddingImprovements(
                retraining.runs(), index.versions(), retraining.history(), texts)),
        texts);
  }

  /** Returns what tries fixes and brings them live. */
  public KnowledgeRunner runner() {
    FixTrials trials =
        new FixTrials(
            new FixTrials.Parts(
                retraining.runs(),
                index.golden(),
                index.models(),
                index.builder(),
                retraining.judge(),
                index.versions(),
                index.store()),
            statuses(),
            new FixOverlay(feedback.documents(), fixes(), overlays()),
            new CitedQuestions(core.workspace()),
            new TrialRepository(core.workspace()),
            texts,
            core.clock());
    FixPromotion promotion =
        new FixPromotion(statuses(), fixes(), overlays(), retraining.promotion(), texts);
    AbandonedRunCleaner abandoned = new AbandonedRunCleaner(retraining.runs(), index.versions());
    return new KnowledgeRunner(trials, promotion, abandoned, retraining.lease(), texts);
  }

  /** Returns the changes for the knowledge base of the product. */
  List<KnowledgeChange> changes() {
    return new KnowledgeChangeReader(statuses(), feedback.sources(), feedback.conversations())
        .all();
  }

  /** Returns what records, after a sync, which fixes arrived. */
  ArrivalRecorder arrivals() {
    return new ArrivalRecorder(core.workspace(), feedback.documents(), statuses(), core.clock());
  }

  private WorkListService workList() {
    WorkItemReader reader =
        new WorkItemReader(
            new RatedAnswerRepository(core.workspace()),
            feedback.documents(),
            feedback.sources(),
            new StandingDecisionRepository(core.workspace()),
            new DocumentUseRepository(core.workspace()),
            new ItemTopics(
                new VoteTopicRepository(core.workspace()), () -> topics.topics().names()));
    return new WorkListService(
        retraining.diagnosis(), reader, statuses(), notes(), index.versions(), index.models());
  }

  private FixEffects effects() {
    return new FixEffects(
        fixes(), overlays(), index.versions(), new DocumentUseRepository(core.workspace()));
  }

  FixStatusReader statuses() {
    return new FixStatusReader(
        feedback.documents(),
        fixes(),
        new TrialRepository(core.workspace()),
        overlays(),
        index.versions());
  }

  private FixRepository fixes() {
    return new FixRepository(core.workspace());
  }

  private OverlayRepository overlays() {
    return new OverlayRepository(core.workspace());
  }

  private ItemNoteRepository notes() {
    return new ItemNoteRepository(core.workspace());
  }
}
