package dev.retune.ui.retrain;

import dev.retune.fault.BadInput;
import dev.retune.loop.SchedulePlan;
import dev.retune.loop.ScheduleStatus;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** When the loop runs by itself: how the schedule stands, and its plan as it is being written. */
public final class ScheduleViewModel {
  private static final int TIMES = 5;

  private final RetrainDesk desk;
  private final Room room;
  private final Latest latest;
  private final StringProperty plan = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> next = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Row>> tasks = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper holder = new ReadOnlyStringWrapper("");

  /** Over its services; {@link #refresh} reads for the first time. */
  public ScheduleViewModel(RetrainDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.latest = new Latest(room.runner());
    plan.subscribe(this::read);
  }

  /** A task of the schedule, in words. */
  public record Row(String task, String plan, String next, String last, boolean failing) {}

  /** The plan as it is being written, such as {@code weekly mon 09:00}. */
  public StringProperty plan() {
    return plan;
  }

  /** The plan that holds. */
  public ReadOnlyStringProperty kept() {
    return kept.getReadOnlyProperty();
  }

  /** What is wrong with what is written; empty when nothing is. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** The next times of what is written. */
  public ReadOnlyObjectProperty<List<String>> next() {
    return next.getReadOnlyProperty();
  }

  /** How each task stands. */
  public ReadOnlyObjectProperty<List<Row>> tasks() {
    return tasks.getReadOnlyProperty();
  }

  /** Who runs something now; empty when nobody does. */
  public ReadOnlyStringProperty holder() {
    return holder.getReadOnlyProperty();
  }

  private record Read(String plan, List<ScheduleStatus> tasks, Optional<String> holder) {}

  /** Reads how the schedule stands. */
  public void refresh() {
    latest.run(
        () -> new Read(desk.plan(), desk.schedule(), desk.holder()),
        this::came,
        room.notices()::failed);
  }

  private void came(Read now) {
    // what is being written is not wiped by a refresh
    if (plan.get().equals(kept.get())) {
      plan.set(now.plan());
    }
    kept.set(now.plan());
    tasks.set(now.tasks().stream().map(this::row).toList());
    holder.set(now.holder().map(who -> room.texts().get("ui.retrain.holder", who)).orElse(""));
  }

  private void read(String text) {
    try {
      List<String> times =
          SchedulePlan.parse(text, room.zone()).next(room.clock().instant(), TIMES).stream()
              .map(room.figures()::moment)
              .toList();
      next.set(times);
      fault.set("");
    } catch (BadInput e) {
      next.set(List.of());
      fault.set(text.isBlank() ? "" : room.texts().get(e));
    }
  }

  /** Keeps what is written. */
  public void save() {
    String written = plan.get().strip();
    room.runner()
        .run(
            () -> {
              desk.plan(written);
              return written;
            },
            done -> {
              kept.set(done);
              plan.set(done);
              room.notices().done(room.texts().get("ui.retrain.planKept"));
              refresh();
            },
            room.notices()::failed);
  }

  private Row row(ScheduleStatus status) {
    String last =
        status
            .lastSuccess()
            .map(at -> room.texts().get("ui.retrain.lastDone", room.figures().moment(at)))
            .orElse(room.texts().get("ui.retrain.neverDone"));
    String failed =
        status.failures() == 0
            ? ""
            : " " + room.texts().get("ui.retrain.failures", status.failures());
    String next =
        status.running()
            ? room.texts().get("ui.retrain.runningNow")
            : status.next().stream()
                .findFirst()
                .map(room.figures()::moment)
                .orElse(room.texts().get("ui.retrain.notPlanned"));
    return new Row(
        room.texts().get("ui.retrain.task." + status.task().text()),
        status.plan(),
        next,
        last + failed,
        status.failures() > 0);
  }
}
