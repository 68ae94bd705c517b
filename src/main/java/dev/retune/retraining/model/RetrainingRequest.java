package dev.retune.retraining.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run is asked for. What is not told is taken from the live version.
 *
 * @param model id or folder of the model
 * @param chunkTokens most tokens of a chunk; 0 for no chunking
 * @param textFormat see {@link dev.retune.index.model.IndexedTextFormat}
 * @param force to run whatever trigger and diagnosis say; the gate still judges
 * @param dryRun to judge and hold the candidate, and promote nothing
 * @param unattended that nobody asked: a fired trigger then runs only when the diagnosis says that
 *     re-embedding can help
 * @param who asks, for the audit
 * @param asOf the now of windows
 * @param budget how long other configurations may be tried; zero tries none
 */
public record RetrainingRequest(
    Optional<String> model,
    OptionalInt chunkTokens,
    Optional<String> textFormat,
    boolean force,
    boolean dryRun,
    boolean unattended,
    String who,
    Instant asOf,
    Duration budget) {
  /** How long other configurations are tried unless told otherwise: nobody waits much longer. */
  public static final Duration BUDGET = Duration.ofSeconds(10);

  /**
   * The same of a run that only a fired trigger calls for: to find something better is its point.
   */
  public static final Duration LONG_BUDGET = Duration.ofMinutes(10);

  /** A person's request. */
  public RetrainingRequest(
      Optional<String> model,
      OptionalInt chunkTokens,
      Optional<String> textFormat,
      boolean force,
      boolean dryRun,
      String who,
      Instant asOf) {
    this(model, chunkTokens, textFormat, force, dryRun, false, who, asOf, BUDGET);
  }

  /** A person's request, with nothing told. */
  public static RetrainingRequest by(String who, Instant asOf) {
    return new RetrainingRequest(
        Optional.empty(), OptionalInt.empty(), Optional.empty(), false, false, who, asOf);
  }

  /** The schedule's request. */
  public static RetrainingRequest unattended(String who, Instant asOf) {
    return new RetrainingRequest(
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        false,
        false,
        true,
        who,
        asOf,
        BUDGET);
  }

  /** The same, forced. */
  public RetrainingRequest forced() {
    return new RetrainingRequest(
        model, chunkTokens, textFormat, true, dryRun, unattended, who, asOf, budget);
  }

  /** The same with another time for trials. */
  public RetrainingRequest within(Duration time) {
    return new RetrainingRequest(
        model, chunkTokens, textFormat, force, dryRun, unattended, who, asOf, time);
  }

  /**
   * How long other configurations may be tried in a run that must find something better, or not.
   */
  public Duration budget(boolean improve) {
    return improve && budget.equals(BUDGET) ? LONG_BUDGET : budget;
  }

  /** Whether another recipe than the live one's is asked for in words. */
  public boolean namesRecipe() {
    return model.isPresent() || chunkTokens.isPresent() || textFormat.isPresent();
  }
}
