package dev.retune.retrain;

import dev.retune.db.Workspace;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.stats.StatsService;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/**
 * Holds the trigger against the votes since the live index last changed. {@link #read} only looks;
 * {@link #check} is what the loop does, and alone moves the trigger on.
 */
public final class TriggerService {
  private final Workspace workspace;
  private final TriggerChecks checks;
  private final Runs runs;
  private final StatsService stats;
  private final TriggerPolicy policy;
  private final TriggerWords words;
  private final Window window;

  /** With its limits, and the language of its sentences. */
  public TriggerService(
      Workspace workspace, Runs runs, StatsService stats, TriggerSettings settings, Texts texts) {
    this.workspace = workspace;
    this.checks = new TriggerChecks(workspace);
    this.runs = runs;
    this.stats = stats;
    this.policy = new TriggerPolicy(settings);
    this.words = new TriggerWords(settings, texts);
    this.window = new Window.SincePromotion(settings.window());
  }

  /** Where the trigger stands and what the votes up to a moment say; changes nothing. */
  public TriggerReading read(Instant asOf) {
    return shown(current(asOf), window(asOf), asOf);
  }

  /** Looks, moves the trigger on, and keeps a row with the exact window and counts. */
  public TriggerReading check(Instant asOf) {
    Reading reading = window(asOf);
    TriggerState before = current(asOf);
    TriggerState after = policy.next(before, reading, asOf);
    TriggerReading shown = shown(after, reading, asOf);
    var check = new TriggerChecks.Check(after, reading, shown.why(), running(after), asOf);
    workspace.run(check::writeTo);
    return shown;
  }

  /** The window that ends at a moment, and its votes. */
  Reading window(Instant asOf) {
    Instant from = stats.from(window, asOf).orElse(Instant.EPOCH);
    return new Reading(from, asOf, stats.ratio(from, asOf));
  }

  /** Where the trigger stands. A run that died with its process has not answered its call. */
  TriggerState current(Instant now) {
    Optional<TriggerChecks.Kept> kept = checks.newest();
    TriggerState state = kept.map(TriggerChecks.Kept::state).orElse(TriggerState.initial(now));
    boolean runs = kept.flatMap(TriggerChecks.Kept::run).filter(this::isAtWork).isPresent();
    return state.phase() == Phase.RUNNING && !runs ? policy.broken(state, now) : state;
  }

  /** A run begins on the trigger's call. */
  void started(long run, Instant now) {
    keep(policy.started(current(now), now), Optional.of(run), now);
  }

  /** A run came to a judgement that changed nothing. */
  void judged(Optional<Long> run, Instant now) {
    keep(policy.judged(current(now), now), run, now);
  }

  /**
   * A run came to a judgement, or a person changes what is live: to be written in the transaction
   * that does so, or else the trigger would ask again after a crash between the two.
   */
  Consumer<StatelessSession> judgement(Optional<Long> run, Instant now) {
    return row(policy.judged(current(now), now), run, now)::writeTo;
  }

  private void keep(TriggerState state, Optional<Long> run, Instant now) {
    workspace.run(row(state, run, now)::writeTo);
  }

  private TriggerChecks.Check row(TriggerState state, Optional<Long> run, Instant now) {
    Reading reading = state.last().orElseGet(() -> window(now));
    return new TriggerChecks.Check(
        state, reading, words.why(state, reading, policy, now), run, now);
  }

  private TriggerReading shown(TriggerState state, Reading reading, Instant now) {
    return new TriggerReading(
        state.phase(),
        words.why(state, reading, policy, now),
        reading.from(),
        reading.to(),
        reading.ratio().votes(),
        reading.ratio().dislikes(),
        reading.ratio().lowerOneSided95());
  }

  // a check in the middle of a run keeps pointing at it
  private Optional<Long> running(TriggerState state) {
    return state.phase() == Phase.RUNNING
        ? checks.newest().flatMap(TriggerChecks.Kept::run)
        : Optional.empty();
  }

  private boolean isAtWork(long run) {
    return runs.byId(run).filter(found -> found.state() == Run.State.RUNNING).isPresent();
  }
}
