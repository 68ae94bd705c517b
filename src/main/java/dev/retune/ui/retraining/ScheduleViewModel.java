package dev.retune.ui.retraining;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Message;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.scheduling.ScheduleStatus;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The state of the schedule, and its expression while it is edited. */
public final class ScheduleViewModel {
  private static final int TIMES = 5;

  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final StringProperty plan = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> next = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Row>> tasks = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper holder = new ReadOnlyStringWrapper("");

  /** Reads nothing until {@link #refresh} is called. */
  public ScheduleViewModel(RetrainingGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
    plan.subscribe(this::read);
  }

  /** A formatted scheduled task. */
  public record Row(String task, String plan, String next, String last, boolean failing) {}

  /** The expression as typed, such as {@code weekly mon 09:00}. */
  public StringProperty plan() {
    return plan;
  }

  /** The saved expression. */
  public ReadOnlyStringProperty saved() {
    return saved.getReadOnlyProperty();
  }

  /** The error in the typed expression; empty if it is valid. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** The next runs of the typed expression. */
  public ReadOnlyObjectProperty<List<String>> next() {
    return next.getReadOnlyProperty();
  }

  /** The state of each task. */
  public ReadOnlyObjectProperty<List<Row>> tasks() {
    return tasks.getReadOnlyProperty();
  }

  /** Who is running a task now; empty if nobody is. */
  public ReadOnlyStringProperty holder() {
    return holder.getReadOnlyProperty();
  }

  private record Read(String plan, List<ScheduleStatus> tasks, Optional<Message> holder) {}

  /** Loads the state of the schedule. */
  public void refresh() {
    latest.run(
        () -> new Read(gateway.plan(), gateway.schedule(), gateway.holder()),
        this::came,
        context.notices()::failed);
  }

  private void came(Read now) {
    // A refresh must not overwrite unsaved text.
    if (plan.get().equals(saved.get())) {
      plan.set(now.plan());
    }
    saved.set(now.plan());
    tasks.set(now.tasks().stream().map(this::row).toList());
    holder.set(
        now.holder().map(who -> context.texts().get("ui.retraining.holder", who)).orElse(""));
  }

  private void read(String text) {
    try {
      List<String> times =
          SchedulePlan.parse(text, context.zone()).next(context.clock().instant(), TIMES).stream()
              .map(context.formatter()::moment)
              .toList();
      next.set(times);
      problem.set("");
    } catch (InvalidInputException e) {
      next.set(List.of());
      problem.set(text.isBlank() ? "" : context.texts().get(e));
    }
  }

  /** Saves the typed expression. */
  public void save() {
    String written = plan.get().strip();
    context
        .runner()
        .run(
            () -> {
              gateway.plan(written);
              return written;
            },
            done -> {
              saved.set(done);
              plan.set(done);
              context.notices().done(context.texts().get("ui.retraining.planKept"));
              refresh();
            },
            context.notices()::failed);
  }

  private Row row(ScheduleStatus status) {
    String last =
        status
            .lastSuccess()
            .map(
                at -> context.texts().get("ui.retraining.lastDone", context.formatter().moment(at)))
            .orElse(context.texts().get("ui.retraining.neverDone"));
    String failed =
        status.failures() == 0
            ? ""
            : " " + context.texts().get("ui.retraining.failures", status.failures());
    String next =
        status.running()
            ? context.texts().get("ui.retraining.runningNow")
            : status.next().stream()
                .findFirst()
                .map(context.formatter()::moment)
                .orElse(context.texts().get("ui.retraining.notPlanned"));
    return new Row(
        context.texts().get("ui.retraining.task." + status.task().text()),
        status.plan(),
        next,
        last + failed,
        status.failures() > 0);
  }
}
