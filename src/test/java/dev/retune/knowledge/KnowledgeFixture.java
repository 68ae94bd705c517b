package dev.retune.knowledge;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.DocumentUseRepository;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.improvement.ImprovementService;
import dev.retune.improvement.model.CureSummary;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.fix.ArrivalRecorder;
import dev.retune.knowledge.fix.FixOverlay;
import dev.retune.knowledge.fix.FixProposals;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.fix.KnowledgeChangeReader;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.knowledge.model.WorkItem;
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
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.support.TestDatabases;
import dev.retune.support.TestFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A workspace with a live index of 60 documents, and all services for work on the knowledge.
 * Registered as an extension it is closed, and its home deleted, after each test.
 */
final class KnowledgeFixture implements AutoCloseable, AfterEachCallback {
  final PipelineFixture pipeline;
  final KnowledgeServices services;
  final FixTrials trials;
  final FixPromotion promotion;
  final ArrivalRecorder arrivals;
  final OverlayRepository overlays;
  private final Path home;
  private final Texts texts = new Texts(Locale.ENGLISH);

  /** A filled workspace in a home of its own, to be registered as an extension. */
  static KnowledgeFixture filled() {
    KnowledgeFixture fixture =
        new KnowledgeFixture(TestDatabases.H2.migrated(), TestFolders.create("retune-knowledge"));
    fixture.fill();
    return fixture;
  }

  KnowledgeFixture(DatabaseUrl url, Path home) {
    this.home = home;
    pipeline = new PipelineFixture(url, home);
    var workspace = pipeline.workspace;
    FixRepository fixes = new FixRepository(workspace);
    TrialRepository tried = new TrialRepository(workspace);
    overlays = new OverlayRepository(workspace);
    FixStatusReader statuses =
        new FixStatusReader(pipeline.documents, fixes, tried, overlays, pipeline.versions);
    ConversationRepository conversations = new ConversationRepository(workspace);
    DocumentUseRepository use = new DocumentUseRepository(workspace);
    ItemNoteRepository notes = new ItemNoteRepository(workspace);
    WorkListService workList =
        new WorkListService(
            pipeline.diagnosis,
            new WorkItemReader(
                new RatedAnswerRepository(workspace),
                pipeline.documents,
                new SourceRepository(workspace, pipeline.clock),
                new StandingDecisionRepository(workspace),
                use,
                new ItemTopics(new VoteTopicRepository(workspace), () -> Map.of(7L, "insects"))),
            statuses,
            notes,
            pipeline.versions,
            pipeline.models);
    services =
        new KnowledgeServices(
            workList,
            new ItemDecisions(notes, pipeline.documents, conversations, statuses, pipeline.clock),
            new FixProposals(workspace, pipeline.documents, statuses, pipeline.clock),
            statuses,
            new FixEffects(fixes, overlays, pipeline.versions, use),
            new KnowledgeDraftRepository(workspace),
            pipeline.documents,
            conversations);
    trials =
        new FixTrials(
            new FixTrials.Parts(
                pipeline.runs,
                new GoldenSetService(workspace),
                pipeline.models,
                pipeline.builder,
                pipeline.evaluator,
                pipeline.versions,
                pipeline.store),
            statuses,
            new FixOverlay(pipeline.documents, fixes, overlays),
            new CitedQuestions(workspace),
            tried,
            texts,
            pipeline.clock);
    promotion = new FixPromotion(statuses, fixes, overlays, pipeline.promotion, texts);
    arrivals = new ArrivalRecorder(workspace, pipeline.documents, statuses, pipeline.clock);
  }

  /** A live index, three dislikes about document 7, and two about what no document knows. */
  void fill() {
    pipeline.firstIndex();
    pipeline.voted(
        List.of(
            PipelineFixture.said("ant7 bee7 general cicada", Optional.of("d7"), false, ""),
            PipelineFixture.said("ant7 bee7 service cicada", Optional.of("d7"), false, ""),
            PipelineFixture.said("bee7 ant7 customers cicada", Optional.of("d7"), false, ""),
            PipelineFixture.said("wasp hornet", Optional.empty(), false, ""),
            PipelineFixture.said("hornet wasp", Optional.empty(), false, "")));
    pipeline.clock.pass(Duration.ofHours(1));
  }

  /** Proposes a document for a gap; returns the fix. */
  String write(WorkItem gap, String body) {
    long first = gap.dislikes().getFirst().conversationId();
    long source = services.conversations().byId(first).orElseThrow().sourceId();
    List<Long> cited = gap.dislikes().stream().map(d -> d.conversationId()).toList();
    return services
        .proposals()
        .write(source, "k1", new DocumentText("Insects", "", body), cited, "ann")
        .fix()
        .label();
  }

  /** The fixes that a sync has just found at their source, or found gone from it. */
  List<String> record() {
    return arrivals.record().stream().map(fix -> fix.label()).toList();
  }

  WorkList workList() {
    return services
        .workList()
        .of(pipeline.clock.instant(), WorkListService.WINDOW, ProgressMonitor.none());
  }

  /** The text of document 7 with further words. */
  DocumentText text(String words) {
    DocumentText now = DocumentText.of(pipeline.documents.byExternalId("d7").getFirst());
    return new DocumentText(now.title(), now.section(), now.body() + " " + words);
  }

  /** Proposes an edit of document 7. */
  String edit(String words) {
    long document = pipeline.documents.byExternalId("d7").getFirst().id();
    List<Long> cited =
        workList().named("doc-" + document).dislikes().stream()
            .map(dislike -> dislike.conversationId())
            .toList();
    return services.proposals().edit(document, text(words), cited, "ann").fix().label();
  }

  FixTrial tryOut(String... fixes) {
    FixTrial trial = trials.run(List.of(fixes), "ann", LeaseFence.none(), ProgressMonitor.none());
    pipeline.clock.pass(Duration.ofMinutes(1));
    return trial;
  }

  IndexVersion promote(String fix) {
    IndexVersion version = promotion.promote(fix, "ann", false, LeaseFence.none());
    pipeline.clock.pass(Duration.ofMinutes(1));
    return version;
  }

  /** The changes for the knowledge base of the product. */
  List<KnowledgeChange> changes() {
    return new KnowledgeChangeReader(
            services.statuses(),
            new SourceRepository(pipeline.workspace, pipeline.clock),
            services.conversations())
        .all();
  }

  /** What was done about dislikes up to now. */
  CureSummary done() {
    return new ImprovementService(
            pipeline.diagnosis,
            List.of(
                new KnowledgeImprovements(
                    services.workList(), services.statuses(), services.effects(), texts)),
            texts)
        .done(PipelineFixture.START, pipeline.clock.instant());
  }

  /** What an index would be built from now. */
  IndexCorpus corpus() {
    return new FixOverlay(pipeline.documents, new FixRepository(pipeline.workspace), overlays)
        .live();
  }

  FixState state(String fix) {
    return status(fix).state();
  }

  FixStatus status(String fix) {
    return services.statuses().named(fix);
  }

  RetrainingResult reembed() {
    RetrainingResult result =
        pipeline.retrainer.run(
            pipeline.asked().within(Duration.ZERO), LeaseFence.none(), ProgressMonitor.none());
    pipeline.clock.pass(Duration.ofMinutes(1));
    return result;
  }

  /** What the live index finds first. */
  SearchHit first(String question) {
    IndexVersion live = pipeline.versions.live().orElseThrow();
    try (VersionSearcher searcher = VersionSearcher.open(pipeline.store, live, pipeline.models)) {
      return searcher.search(question, 1, SearchMode.HYBRID).getFirst();
    }
  }

  @Override
  public void close() {
    pipeline.close();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    close();
    TestFolders.delete(home);
  }
}
