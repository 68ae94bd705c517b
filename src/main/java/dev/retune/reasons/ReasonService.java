package dev.retune.reasons;

import dev.retune.db.Workspace;
import dev.retune.embed.Embedder;
import dev.retune.embed.Models;
import dev.retune.feedback.ReasonClassification;
import dev.retune.feedback.UnclassifiedReason;
import dev.retune.feedback.Votes;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Gives every dislike's reason a code. */
public final class ReasonService {
  private static final int PAGE = 500;
  // the newest lessons teach; embedding so many takes some seconds
  private static final int LESSONS = 2_000;

  private final Votes votes;
  private final FiledReasons filed;
  private final ReasonLists lists;
  private final Lessons lessons;
  private final Models models;

  /** With the built-in model, which is opened only while there is something to classify. */
  public ReasonService(Workspace workspace, Clock clock, Models models) {
    this.votes = new Votes(workspace);
    this.filed = new FiledReasons(workspace);
    this.lists = new ReasonLists(workspace, clock);
    this.lessons = new Lessons(workspace, clock);
    this.models = models;
  }

  /**
   * Classifies the reasons that came in since the last time, page by page; what was done before a
   * cancel or a failure stays done, and the next call goes on from there.
   *
   * @return how many votes got a code
   * @throws dev.retune.fault.Cancelled when the monitor asks to stop
   */
  public long classifyPending(Monitor monitor) {
    List<UnclassifiedReason> page = votes.unclassified(PAGE);
    if (page.isEmpty()) {
      return 0;
    }
    Stage stage = new Stage(monitor, 0);
    try (Embedder embedder = models.open(models.find(Models.BUILT_IN))) {
      ReasonClassifier classifier = classifier(embedder);
      while (!page.isEmpty()) {
        stage.check();
        votes.classify(classified(page, classifier));
        stage.done(page.size());
        page = votes.unclassified(PAGE);
      }
    }
    return stage.done;
  }

  /**
   * Classifies all reasons anew that no person has filed, by the list and the lessons of now. What
   * was done before a cancel stays done.
   *
   * @return how many votes have another code than before
   * @throws dev.retune.fault.Cancelled when the monitor asks to stop
   */
  public long classifyAgain(Monitor monitor) {
    Stage stage = new Stage(monitor, filed.unsettled());
    long changed = 0;
    try (Embedder embedder = models.open(models.find(Models.BUILT_IN))) {
      ReasonClassifier classifier = classifier(embedder);
      List<FiledReasons.Unsettled> page = filed.unsettled(0, PAGE);
      while (!page.isEmpty()) {
        stage.check();
        Map<Long, String> before =
            page.stream().collect(Collectors.toMap(r -> r.reason().voteId(), r -> r.code()));
        List<ReasonClassification> found =
            classified(page.stream().map(FiledReasons.Unsettled::reason).toList(), classifier);
        votes.classify(found);
        changed += found.stream().filter(c -> !c.code().equals(before.get(c.voteId()))).count();
        stage.done(page.size());
        page = filed.unsettled(page.getLast().reason().voteId(), PAGE);
      }
    }
    return changed;
  }

  private ReasonClassifier classifier(Embedder embedder) {
    return new ReasonClassifier(embedder, lists.current().active(), lessons.newest(LESSONS));
  }

  private static final class Stage {
    private final Monitor monitor;
    private final long total;
    private final long started = System.nanoTime();
    private long done;

    Stage(Monitor monitor, long total) {
      this.monitor = monitor;
      this.total = total;
    }

    void check() {
      monitor.check();
    }

    void done(int more) {
      done += more;
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      monitor.at(new Progress("stage.classify", done, total, elapsed));
    }
  }

  private static List<ReasonClassification> classified(
      List<UnclassifiedReason> page, ReasonClassifier classifier) {
    List<String> texts = page.stream().map(UnclassifiedReason::text).distinct().toList();
    Iterator<Classification> found = classifier.classify(texts).iterator();
    Map<String, Classification> byText =
        texts.stream().collect(Collectors.toMap(text -> text, _ -> found.next()));
    return page.stream().map(reason -> classified(reason, byText)).toList();
  }

  private static ReasonClassification classified(
      UnclassifiedReason reason, Map<String, Classification> byText) {
    Classification found = Objects.requireNonNull(byText.get(reason.text()));
    return new ReasonClassification(reason.voteId(), found.code(), found.confidence());
  }
}
