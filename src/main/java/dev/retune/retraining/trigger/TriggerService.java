package dev.retune.retraining.trigger;

import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.TransactionContext;
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
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the trigger on the votes since the last change of the live index. {@link #read} is
 * read-only; {@link #check}, called by the pipeline, advances the state.
 */
public final class TriggerService {
  private final Workspace workspace;
  private final TriggerCheckRepository checks;
  private final RunRepository runs;
  private final StatisticsService stats;
  private final TriggerPolicy policy;
  private final TriggerTextFormatter words;
  private final TimeWindow window;

  /** Creates a service; the texts set the language of its sentences. */
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

  /** The state of the trigger and the votes up to an instant; read-only. */
  public TriggerReading read(Instant asOf) {
    WindowReading reading = window(asOf);
    return shown(policy.seenWith(current(asOf), reading, asOf), reading, asOf);
  }

  /** Advances the trigger and stores a row with the exact window and counts. */
  public TriggerReading check(Instant asOf) {
    WindowReading reading = window(asOf);
    TriggerState before = current(asOf);
    TriggerState after = policy.next(before, reading, asOf);
    StoredText why = words.why(after, reading, policy, asOf);
    var check = new TriggerCheckRepository.Check(after, reading, why, running(after), asOf);
    workspace.inTransaction(check::writeTo);
    return shown(after, reading, asOf);
  }

  /** The window that ends at an instant, and its votes. */
  public WindowReading window(Instant asOf) {
    Instant from = stats.from(window, asOf).orElse(Instant.EPOCH);
    return new WindowReading(from, asOf, stats.ratio(from, asOf));
  }

  /** The current state. A run whose process died leaves the trigger fired. */
  public TriggerState current(Instant now) {
    Optional<TriggerCheckRepository.Kept> kept = checks.newest();
    TriggerState state =
        kept.map(TriggerCheckRepository.Kept::state).orElse(TriggerState.initial(now));
    boolean runs =
        kept.flatMap(TriggerCheckRepository.Kept::run).filter(this::isAtWork).isPresent();
    return state.phase() == Phase.RUNNING && !runs ? policy.broken(state, now) : state;
  }

  /** A run starts in response to the trigger. */
  public void started(long run, Instant now) {
    keep(policy.started(current(now), now), run, now);
  }

  /** A run ended without changing the live version. */
  public void judged(long run, Instant now) {
    keep(policy.judged(current(now), now), run, now);
  }

  /**
   * Records that a user changes the live version. It must share the transaction with that change,
   * or a crash between the two would fire the trigger again.
   */
  public Consumer<TransactionContext> judgement(Instant now) {
    return row(policy.judged(current(now), now), null, now)::writeTo;
  }

  /** Records that a run ended, in the transaction that changes the live version. */
  public Consumer<TransactionContext> judgement(long run, Instant now) {
    return row(policy.judged(current(now), now), run, now)::writeTo;
  }

  private void keep(TriggerState state, long run, Instant now) {
    workspace.inTransaction(row(state, run, now)::writeTo);
  }

  private TriggerCheckRepository.Check row(TriggerState state, @Nullable Long run, Instant now) {
    WindowReading reading = state.last().orElseGet(() -> window(now));
    return new TriggerCheckRepository.Check(
        state, reading, words.why(state, reading, policy, now), Optional.ofNullable(run), now);
  }

  private TriggerReading shown(TriggerState state, WindowReading reading, Instant now) {
    return new TriggerReading(
        state.phase(),
        words.why(state, reading, policy, now).text(),
        reading.from(),
        reading.to(),
        reading.ratio().votes(),
        reading.ratio().dislikes(),
        reading.ratio().lowerOneSided95());
  }

  // a check during a run keeps the reference to the run
  private Optional<Long> running(TriggerState state) {
    return state.phase() == Phase.RUNNING
        ? checks.newest().flatMap(TriggerCheckRepository.Kept::run)
        : Optional.empty();
  }

  private boolean isAtWork(long run) {
    return runs.byId(run).filter(found -> found.state() == PipelineRun.State.RUNNING).isPresent();
  }
}
