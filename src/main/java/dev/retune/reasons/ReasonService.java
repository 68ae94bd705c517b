package dev.retune.reasons;

import dev.retune.embed.Embedder;
import dev.retune.embed.Models;
import dev.retune.feedback.ReasonClassification;
import dev.retune.feedback.UnclassifiedReason;
import dev.retune.feedback.Votes;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Gives every dislike's reason a code. */
public final class ReasonService {
  private static final int PAGE = 500;

  private final Votes votes;
  private final Models models;

  /** With the built-in model, which is opened only while there is something to classify. */
  public ReasonService(Votes votes, Models models) {
    this.votes = votes;
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
    long started = System.nanoTime();
    long done = 0;
    try (Embedder embedder = models.open(models.find(Models.BUILT_IN))) {
      ReasonClassifier classifier = new ReasonClassifier(embedder, ReasonCodes.standard());
      while (!page.isEmpty()) {
        monitor.check();
        votes.classify(classified(page, classifier));
        done += page.size();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        monitor.at(new Progress("stage.classify", done, 0, elapsed));
        page = votes.unclassified(PAGE);
      }
    }
    return done;
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
