package dev.retune.clustering;

import dev.retune.clustering.drift.DriftTest;
import dev.retune.clustering.drift.QuestionDrift;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.QuestionRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Compares what users ask now with what they asked before. */
public final class DriftService {
  // fewer say nothing, more take long
  private static final int LEAST = 50;
  private static final int SAMPLE = 600;
  private static final int READ = 20_000;

  private final QuestionRepository questions;
  private final ComplaintVectors vectors;

  DriftService(QuestionRepository questions, ComplaintVectors vectors) {
    this.questions = questions;
    this.vectors = vectors;
  }

  /**
   * Compares the last days with those before.
   *
   * @param days length of the later period
   * @param before length of the earlier period, in days
   * @throws RefusedException when there are too few questions to say anything
   */
  public QuestionDrift compare(int days, int before, Instant now, ProgressMonitor monitor) {
    if (days < 1 || before < 1) {
      throw new InvalidInputException("clustering.driftDays");
    }
    Instant change = now.minus(Duration.ofDays(days));
    Instant from = change.minus(Duration.ofDays(before));
    List<String> earlier = sample(from, change);
    List<String> later = sample(change, now);
    if (earlier.size() < LEAST || later.size() < LEAST) {
      throw new RefusedException("clustering.tooFewQuestions", LEAST, earlier.size(), later.size());
    }
    List<String> all = new ArrayList<>(earlier);
    all.addAll(later);
    float[][] found = vectors.ofTexts(all, monitor);
    float[][] first = Arrays.copyOf(found, earlier.size());
    float[][] second = Arrays.copyOfRange(found, earlier.size(), found.length);
    return new QuestionDrift(
        from, change, now, new DriftTest(TopicService.SEED).compare(first, second, monitor));
  }

  private List<String> sample(Instant from, Instant to) {
    // a text asked often counts once, as its copies would be in both parts of a fold
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(questions.between(from, to, READ)));
    Collections.shuffle(distinct, new Random(TopicService.SEED));
    return distinct.subList(0, Math.min(SAMPLE, distinct.size()));
  }
}
