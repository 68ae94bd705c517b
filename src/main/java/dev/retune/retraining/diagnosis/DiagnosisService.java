package dev.retune.retraining.diagnosis;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.persistence.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Determines the causes of a window's dislikes, and whether re-embedding can help. */
public final class DiagnosisService {
  private static final int FIRST_DAYS = 28;
  private static final int MOST_DAYS = FIRST_DAYS << 7;
  private static final int EXAMINED = 500;
  private static final int COMPARED = 200;
  private static final long SEED = 20_261_122L;

  private final DislikedVoteRepository dislikes;
  private final GoldenSetService golden;
  private final IndexVersionRepository versions;
  private final IndexDirectoryStore store;
  private final ModelCatalog models;
  private final DiagnosisTextFormatter words;

  /** Creates a service; the texts set the language of its sentences. */
  public DiagnosisService(
      Workspace workspace,
      IndexVersionRepository versions,
      IndexDirectoryStore store,
      ModelCatalog models,
      Texts texts) {
    this.dislikes = new DislikedVoteRepository(workspace);
    this.golden = new GoldenSetService(workspace);
    this.versions = versions;
    this.store = store;
    this.models = models;
    this.words = new DiagnosisTextFormatter(texts);
  }

  /**
   * Diagnoses the dislikes from one instant (inclusive) to another (exclusive): all, or 500 drawn
   * with a fixed seed. Reports progress in questions, stage {@code stage.diagnose}. Without a live
   * index only the users' reasons are considered.
   */
  public DislikeDiagnosis of(Instant from, Instant to, ProgressMonitor monitor) {
    return of(from, to, EXAMINED, monitor);
  }

  /**
   * Diagnoses a window, or if it has no dislikes the latest period before it that has any: the 28
   * days before it, 56, and so on, up to almost ten years.
   */
  public DislikeDiagnosis latest(Instant from, Instant to, ProgressMonitor monitor) {
    DislikeDiagnosis found = of(from, to, monitor);
    for (int days = FIRST_DAYS; found.dislikes() == 0 && days <= MOST_DAYS; days *= 2) {
      found = of(from.minus(Duration.ofDays(days)), from, monitor);
    }
    return found;
  }

  /** Diagnoses with another maximum number of dislikes. */
  DislikeDiagnosis of(Instant from, Instant to, int most, ProgressMonitor monitor) {
    DislikedVoteRepository.Sample drawn = dislikes.sample(from, to, most, SEED);
    List<GoldenQuestion> known = golden.all();
    KnownRelevantDocuments answers = new KnownRelevantDocuments(known);
    List<DislikedVote> examined = dislikes.rows(drawn.ids(), answers);
    Optional<LiveRetrieval> retrieval =
        examined.isEmpty()
            ? Optional.empty()
            : versions.live().map(v -> retrieval(v, examined, known, monitor));
    List<DislikeCause> causes = new ArrayList<>();
    List<DislikeDiagnosis.Finding> findings = new ArrayList<>();
    for (int i = 0; i < examined.size(); i++) {
      DislikedVote dislike = examined.get(i);
      int at = i;
      Optional<RetrievalProbe> probe = retrieval.map(found -> found.probes().get(at));
      double near = retrieval.map(LiveRetrieval::near).orElse(0.0);
      DislikeCause cause =
          probe
              .map(found -> DislikeCause.of(dislike, found, near))
              .orElseGet(() -> DislikeCause.of(dislike));
      causes.add(cause);
      findings.add(
          new DislikeDiagnosis.Finding(
              dislike.voteId(),
              dislike.conversationId(),
              dislike.question(),
              dislike.reasonCode(),
              cause.route(),
              cause.evidence(),
              probe
                  .map(found -> words.evidence(cause, dislike, found, near))
                  .orElseGet(() -> words.evidence(cause, dislike)),
              cause.route() == CauseCategory.GAP
                  ? Optional.empty()
                  : ConcernedDocument.of(dislike, probe.orElse(RetrievalProbe.NONE))));
    }
    CauseShares shares = CauseShares.of(causes);
    return new DislikeDiagnosis(
        from,
        to,
        drawn.all(),
        findings.size(),
        shares.all(),
        shares.evidence(),
        shares.improvable(),
        shares.canHelp(),
        words.summary(shares, findings.size()),
        findings);
  }

  /**
   * What the live index retrieves.
   *
   * @param probes one for each dislike
   * @param near its threshold for similar documents
   */
  private record LiveRetrieval(List<RetrievalProbe> probes, double near) {}

  private LiveRetrieval retrieval(
      IndexVersion live,
      List<DislikedVote> examined,
      List<GoldenQuestion> known,
      ProgressMonitor monitor) {
    try (LazyEmbedder model = new LazyEmbedder(models, live.spec().modelId());
        VersionSearcher searcher = VersionSearcher.open(store, live, model, models.rerankers())) {
      RetrievalProber prober = new RetrievalProber(searcher, monitor);
      return new LiveRetrieval(
          prober.of(examined.stream().map(DislikedVote::question).toList()),
          prober.near(known.stream().limit(COMPARED).toList()));
    }
  }
}
