package dev.retune.retraining.model;

import dev.retune.index.build.EmbeddingEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a run. Missing values are taken from the live version.
 *
 * @param model id or folder of the model
 * @param chunkTokens maximum tokens per chunk; 0 for whole documents
 * @param textFormat see {@link dev.retune.index.model.IndexedTextFormat}
 * @param reranker id or folder of the reranker, or {@link #NO_RERANKER}
 * @param force run regardless of trigger and diagnosis; the gate still decides
 * @param dryRun evaluate the candidate and hold it without promoting it
 * @param unattended started by the schedule: a fired trigger then starts a run only when the
 *     diagnosis says that re-embedding can help
 * @param who the user, for the audit
 * @param asOf the end of the windows
 * @param budget time for trying other configurations; zero tries none
 * @param engine where the texts of the candidate are embedded; where the settings say when empty
 */
public record RetrainingRequest(
    Optional<String> model,
    OptionalInt chunkTokens,
    Optional<String> textFormat,
    Optional<String> reranker,
    boolean force,
    boolean dryRun,
    boolean unattended,
    String who,
    Instant asOf,
    Duration budget,
    Optional<EmbeddingEngine> engine) {
  /** The name that asks for an index without a reranker. */
  public static final String NO_RERANKER = "none";

  /** The default time for trying other configurations, short enough for a user to wait. */
  public static final Duration BUDGET = Duration.ofSeconds(10);

  /**
   * The default time in a run started only by a fired trigger, which needs to find something
   * better.
   */
  public static final Duration LONG_BUDGET = Duration.ofMinutes(10);

  /** A user's request. */
  public RetrainingRequest(
      Optional<String> model,
      OptionalInt chunkTokens,
      Optional<String> textFormat,
      boolean force,
      boolean dryRun,
      String who,
      Instant asOf) {
    this(
        model,
        chunkTokens,
        textFormat,
        Optional.empty(),
        force,
        dryRun,
        false,
        who,
        asOf,
        BUDGET,
        Optional.empty());
  }

  /** A user's request with defaults. */
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
        Optional.empty(),
        false,
        false,
        true,
        who,
        asOf,
        BUDGET,
        Optional.empty());
  }

  /** Returns a copy that is forced. */
  public RetrainingRequest forced() {
    return new RetrainingRequest(
        model,
        chunkTokens,
        textFormat,
        reranker,
        true,
        dryRun,
        unattended,
        who,
        asOf,
        budget,
        engine);
  }

  /** Returns a copy with another trial budget. */
  public RetrainingRequest within(Duration time) {
    return new RetrainingRequest(
        model,
        chunkTokens,
        textFormat,
        reranker,
        force,
        dryRun,
        unattended,
        who,
        asOf,
        time,
        engine);
  }

  /** The trial budget of a run, depending on whether it must find something better. */
  public Duration budget(boolean improve) {
    return improve && budget.equals(BUDGET) ? LONG_BUDGET : budget;
  }

  /** Whether the request changes any part of the live version's spec. */
  public boolean namesSpec() {
    return model.isPresent()
        || chunkTokens.isPresent()
        || textFormat.isPresent()
        || reranker.isPresent();
  }
}
