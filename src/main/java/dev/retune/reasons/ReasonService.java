package dev.retune.reasons;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.UnclassifiedReason;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.store.ReasonCodeStore;
import dev.retune.persistence.Workspace;
import dev.retune.reasons.classification.ReasonClassifier;
import dev.retune.reasons.model.CodePrediction;
import dev.retune.reasons.store.CodedReasonRepository;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.reasons.store.ReasonCorrectionRepository;
import dev.retune.review.decision.ReviewItemRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Assigns a reason code to every dislike. */
public final class ReasonService {
  private static final int PAGE = 500;
  // limits the time for embedding the corrections to some seconds; the newest are used
  private static final int CORRECTIONS = 2_000;

  private final VoteRepository votes;
  private final ReasonCodeStore codes;
  private final CodedReasonRepository filed;
  private final ReasonCodeListRepository lists;
  private final ReasonCorrectionRepository corrections;
  private final ModelCatalog models;

  /**
   * Creates a service with the built-in model, which is opened only while there are reasons to
   * classify.
   */
  public ReasonService(Workspace workspace, Clock clock, ModelCatalog models) {
    this.votes = new VoteRepository(workspace);
    this.codes = new ReasonCodeStore(workspace, new ReviewItemRepository());
    this.filed = new CodedReasonRepository(workspace);
    this.lists = new ReasonCodeListRepository(workspace, clock);
    this.corrections = new ReasonCorrectionRepository(workspace, clock);
    this.models = models;
  }

  /**
   * Classifies the reasons received since the last call, page by page. Completed pages are kept
   * after cancellation or failure, and the next call resumes there.
   *
   * @return number of votes that got a code
   * @throws dev.retune.common.error.CancelledException when the monitor is cancelled
   */
  public long classifyPending(ProgressMonitor monitor) {
    List<UnclassifiedReason> page = votes.unclassified(PAGE);
    if (page.isEmpty()) {
      return 0;
    }
    Stage stage = new Stage(monitor, 0);
    try (Embedder embedder = models.open(models.find(ModelCatalog.BUILT_IN))) {
      ReasonClassifier classifier = classifier(embedder);
      while (!page.isEmpty()) {
        stage.check();
        codes.classify(classified(page, classifier));
        stage.done(page.size());
        page = votes.unclassified(PAGE);
      }
    }
    return stage.done;
  }

  /**
   * Reclassifies all reasons that no user has filed, with the current code list and corrections.
   * Completed pages are kept after cancellation.
   *
   * @return number of votes whose code changed
   * @throws dev.retune.common.error.CancelledException when the monitor is cancelled
   */
  public long classifyAgain(ProgressMonitor monitor) {
    Stage stage = new Stage(monitor, filed.unsettled());
    long changed = 0;
    try (Embedder embedder = models.open(models.find(ModelCatalog.BUILT_IN))) {
      ReasonClassifier classifier = classifier(embedder);
      List<CodedReasonRepository.Unsettled> page = filed.unsettled(0, PAGE);
      while (!page.isEmpty()) {
        stage.check();
        Map<Long, String> before =
            page.stream().collect(Collectors.toMap(r -> r.reason().voteId(), r -> r.code()));
        List<ReasonClassification> found =
            classified(
                page.stream().map(CodedReasonRepository.Unsettled::reason).toList(), classifier);
        codes.classify(found);
        changed += found.stream().filter(c -> !c.code().equals(before.get(c.voteId()))).count();
        stage.done(page.size());
        page = filed.unsettled(page.getLast().reason().voteId(), PAGE);
      }
    }
    return changed;
  }

  private ReasonClassifier classifier(Embedder embedder) {
    return new ReasonClassifier(
        embedder, lists.current().active(), corrections.newest(CORRECTIONS));
  }

  private static final class Stage {
    private final ProgressMonitor monitor;
    private final long total;
    private final long started = System.nanoTime();
    private long done;

    Stage(ProgressMonitor monitor, long total) {
      this.monitor = monitor;
      this.total = total;
    }

    void check() {
      monitor.check();
    }

    void done(int more) {
      done += more;
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      monitor.at(new TaskProgress("stage.classify", done, total, elapsed));
    }
  }

  private static List<ReasonClassification> classified(
      List<UnclassifiedReason> page, ReasonClassifier classifier) {
    List<String> texts = page.stream().map(UnclassifiedReason::text).distinct().toList();
    Iterator<CodePrediction> found = classifier.classify(texts).iterator();
    Map<String, CodePrediction> byText =
        texts.stream().collect(Collectors.toMap(text -> text, _ -> found.next()));
    return page.stream().map(reason -> classified(reason, byText)).toList();
  }

  private static ReasonClassification classified(
      UnclassifiedReason reason, Map<String, CodePrediction> byText) {
    CodePrediction found = Objects.requireNonNull(byText.get(reason.text()));
    return new ReasonClassification(reason.voteId(), found.code(), found.confidence());
  }
}
