package dev.retune.ui.publishing;

import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The stores that the live index is published into, and what can be done with one. */
public final class PublishingViewModel {
  private final PublishingGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final PublishRunModel run;
  private final TargetFormModel form;
  private final ObservableList<TargetRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<TargetRow>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private OptionalLong chosen = OptionalLong.empty();
  private boolean entered;

  /** Loads when the tab is shown. */
  public PublishingViewModel(PublishingGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
    this.run = new PublishRunModel(gateway, context, this::refresh);
    this.form = new TargetFormModel(gateway, context, this::stored);
    context.timeWindow().onDataChange(this::changed);
  }

  /** All targets, in the order in which they were added. */
  public ObservableList<TargetRow> rows() {
    return rows;
  }

  /** The target whose details are shown. */
  public ReadOnlyObjectProperty<Optional<TargetRow>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** What runs and how it ended. */
  public PublishRunModel run() {
    return run;
  }

  /** The target that is added or changed. */
  public TargetFormModel form() {
    return form;
  }

  /** Goes on with what a view model in another language runs. */
  public void takeOver(PublishingViewModel former) {
    run.takeOver(former.run);
  }

  /** Called when the tab is shown. */
  void enter() {
    if (!entered) {
      entered = true;
      refresh();
    }
  }

  /** Called when the tab is hidden. */
  void leave() {
    entered = false;
    latest.cancel();
  }

  private void changed() {
    if (entered) {
      refresh();
    }
  }

  /** Loads the targets and asks each; they answer on their own. */
  public void refresh() {
    latest.run(gateway::targets, this::loaded, context.notices()::failed);
  }

  private void loaded(List<TargetConfig> targets) {
    rows.setAll(targets.stream().map(this::known).toList());
    reselect();
    targets.forEach(
        target ->
            context
                .runner()
                .run(() -> gateway.status(target), this::answered, context.notices()::failed));
  }

  /** What was known before is shown until the target has answered. */
  private TargetRow known(TargetConfig target) {
    return rows.stream()
        .filter(row -> row.target().equals(target))
        .findFirst()
        .orElseGet(() -> new TargetRow(target, Optional.empty()));
  }

  private void answered(TargetStatus status) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).target().equals(status.target())) {
        rows.set(i, new TargetRow(status.target(), Optional.of(status)));
      }
    }
    reselect();
  }

  private void reselect() {
    Optional<TargetRow> same =
        rows.stream()
            .filter(row -> chosen.isPresent() && row.target().id() == chosen.getAsLong())
            .findFirst();
    selected.set(same.or(() -> rows.stream().findFirst()));
  }

  /** Shows the details of a target. */
  public void select(TargetRow row) {
    chosen = OptionalLong.of(row.target().id());
    selected.set(Optional.of(row));
  }

  /** Opens the form for the selected target. */
  void edit() {
    selected.get().ifPresent(row -> form.open(row.target()));
  }

  private void stored(String name) {
    latest.run(
        gateway::targets,
        targets -> {
          targets.stream()
              .filter(target -> target.name().equalsIgnoreCase(name))
              .findFirst()
              .ifPresent(target -> chosen = OptionalLong.of(target.id()));
          loaded(targets);
        },
        context.notices()::failed);
  }

  /** Publishes into the selected target. */
  public void publish() {
    selected.get().ifPresent(row -> run.publish(row.target().name()));
  }

  /** Compares what chat products find in the selected target with what the index finds. */
  public void verify() {
    selected.get().ifPresent(row -> run.verify(row.target().name()));
  }

  /** Asks whether the selected target is to go back to the version before. */
  public void rollback() {
    selected.get().ifPresent(row -> row.former().ifPresent(former -> rollback(row, former)));
  }

  private void rollback(TargetRow row, HeldVersion former) {
    String name = row.target().name();
    confirm(
        context.texts().get("ui.publish.rollbackAsk", name, former.version()),
        context
            .texts()
            .get(
                "ui.publish.rollbackEffect",
                former.version(),
                former.manifest().passages(),
                row.live().orElse("-")),
        context.texts().get("ui.publish.rollbackTo", former.version()),
        () -> run.rollback(name, former.version()));
  }

  /** Asks whether the selected target is to be forgotten. */
  public void remove() {
    selected.get().ifPresent(row -> remove(row.target().name()));
  }

  private void remove(String name) {
    confirm(
        context.texts().get("ui.publish.removeAsk", name),
        context.texts().get("ui.publish.removeEffect"),
        context.texts().get("ui.publish.remove"),
        () ->
            context
                .runner()
                .run(
                    () -> {
                      gateway.remove(name);
                      return name;
                    },
                    gone -> {
                      context.notices().done(context.texts().get("ui.publish.removed", gone));
                      refresh();
                    },
                    context.notices()::failed));
  }

  private void confirm(String title, String effect, String action, Runnable yes) {
    context.dialogs().confirm(new UserDialogs.Question(title, effect, action), yes);
  }
}
