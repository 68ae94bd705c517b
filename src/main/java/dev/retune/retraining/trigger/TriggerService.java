package dev.retune.retraining.trigger;

import dev.retune.common.i18n.Texts;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.model.WindowReading;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.store.TriggerCheckRepository;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.time.TimeWindow;
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
  private final TriggerCheckRepository checks;
  private final RunRepository runs;
  private final StatisticsService stats;
  private final TriggerPolicy policy;
  private final TriggerTextFormatter words;
  private final TimeWindow window;

  /** With its limits, and the language of its sentences. */
  public TriggerService(
      Workspace workspace,
      RunRepository runs,
      StatisticsService stats,
      TriggerSettings settings,
      Texts texts) {
    this.workspace = workspace;
    this.checks = new TriggerCheckRepository(workspace);
    this.runs = runs;
    this.stats = stats;
    this.policy = new TriggerPolicy(settings);
    this.words = new TriggerTextFormatter(settings, texts);
    this.window = new TimeWindow.SincePromotion(settings.window());
  }

  /** Where the trigger stands and what the votes up to a moment say; changes nothing. */
  public TriggerReading read(Instant asOf) {
    return shown(current(asOf), window(asOf), asOf);
  }

  /** Looks, moves the trigger on, and keeps a row with the exact window and counts. */
  public TriggerReading check(Instant asOf) {
    WindowReading reading = window(asOf);
    TriggerState before = current(asOf);
    TriggerState after = policy.next(before, reading, asOf);
    TriggerReading shown = shown(after, reading, asOf);
    var check = new TriggerCheckRepository.Check(after, reading, shown.why(), running(after), asOf);
    workspace.run(check::writeTo);
    return shown;
  }

  /** The window that ends at a moment, and its votes. */
  public WindowReading window(Instant asOf) {
    Instant from = stats.from(window, asOf).orElse(Instant.EPOCH);
    return new WindowReading(from, asOf, stats.ratio(from, asOf));
  }

  /** Where the trigger stands. A run that died with its process has not answered its call. */
  public TriggerState current(Instant now) {
    Optional<TriggerCheckRepository.Kept> kept = checks.newest();
    TriggerState state =
        kept.map(TriggerCheckRepository.Kept::state).orElse(TriggerState.initial(now));
    boolean runs =
        kept.flatMap(TriggerCheckRepository.Kept::run).filter(this::isAtWork).isPresent();
    return state.phase() == Phase.RUNNING && !runs ? policy.broken(state, now) : state;
  }

  /** A run begins on the trigger's call. */
  public void started(long run, Instant now) {
    keep(policy.started(current(now), now), Optional.of(run), now);
  }

  /** A run came to a judgement that changed nothing. */
  public void judged(Optional<Long> run, Instant now) {
    keep(policy.judged(current(now), now), run, now);
  }

  /**
   * A run came to a judgement, or a person changes what is live: to be written in the transaction
   * that does so, or else the trigger would ask again after a crash between the two.
   */
  public Consumer<StatelessSession> judgement(Optional<Long> run, Instant now) {
    return row(policy.judged(current(now), now), run, now)::writeTo;
  }

  private void keep(TriggerState state, Optional<Long> run, Instant now) {
    workspace.run(row(state, run, now)::writeTo);
  }

  private TriggerCheckRepository.Check row(TriggerState state, Optional<Long> run, Instant now) {
    WindowReading reading = state.last().orElseGet(() -> window(now));
    return new TriggerCheckRepository.Check(
        state, reading, words.why(state, reading, policy, now), run, now);
  }

  private TriggerReading shown(TriggerState state, WindowReading reading, Instant now) {
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
        ? checks.newest().flatMap(TriggerCheckRepository.Kept::run)
        : Optional.empty();
  }

  private boolean isAtWork(long run) {
    return runs.byId(run).filter(found -> found.state() == PipelineRun.State.RUNNING).isPresent();
  }
}
