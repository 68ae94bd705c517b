package dev.retune.ui.retraining;

import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.ui.format.ModelNames;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/** A retraining run: its options, its progress and its outcome. */
public final class RetrainingRunModel {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final BooleanProperty busy;
  private final BooleanBinding unavailable;
  private final RunOutcomeFormatter formatter;
  private final ObjectProperty<Optional<String>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty chunkTokens = new SimpleStringProperty("");
  private final BooleanProperty force = new SimpleBooleanProperty();
  private final BooleanProperty dryRun = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunOutcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Function<RunOutcomeFormatter, RunOutcome>> ending = Optional.empty();
  private Optional<RetrainingRunModel> successor = Optional.empty();

  RetrainingRunModel(
      RetrainingGateway gateway,
      ScreenContext context,
      BooleanProperty busy,
      ObservableBooleanValue saving) {
    this.gateway = gateway;
    this.context = context;
    this.busy = busy;
    this.unavailable = Bindings.or(busy, saving);
    this.formatter = new RunOutcomeFormatter(context.texts(), context.formatter());
  }

  /**
   * Goes on with what another one shows, which ends: after a change of language the run itself
   * continues, and its progress and outcome are told in the new language.
   */
  void takeOver(RetrainingRunModel former) {
    former.successor = Optional.of(this);
    model.set(former.model.get());
    chunkTokens.set(former.chunkTokens.get());
    force.set(former.force.get());
    dryRun.set(former.dryRun.get());
    ending = former.ending;
    outcome.set(ending.map(end -> end.apply(formatter)));
    busy.set(former.busy.get());
    running.set(former.running.get());
    running.get().ifPresent(task -> task.rename(title()));
  }

  /** The one that shows the run now. */
  private RetrainingRunModel current() {
    return successor.map(RetrainingRunModel::current).orElse(this);
  }

  private String title() {
    return context.texts().get("ui.task.retrain");
  }

  /** The model to build with; the live version's if empty. */
  public ObjectProperty<Optional<String>> model() {
    return model;
  }

  /** The maximum tokens per chunk as typed; unchanged if blank. */
  public StringProperty chunkTokens() {
    return chunkTokens;
  }

  /** Whether to run regardless of the trigger. */
  public BooleanProperty force() {
    return force;
  }

  /** Whether to evaluate a candidate without promoting it. */
  public BooleanProperty dryRun() {
    return dryRun;
  }

  /** The running task. */
  public ReadOnlyObjectProperty<Optional<ObservableTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** The outcome of the last run. */
  ReadOnlyObjectProperty<Optional<RunOutcome>> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** Whether no run can start: one is in progress, or settings are being saved. */
  public ObservableBooleanValue unavailable() {
    return unavailable;
  }

  /** Starts a run. */
  public void start() {
    start(
        new RetrainingRequest(
            model.get(),
            tokens(),
            Optional.empty(),
            force.get(),
            dryRun.get(),
            context.person(),
            context.clock().instant()),
        RetrainingRunModel::tellFinished);
  }

  /**
   * Starts a run that compares a model with the live index, as the gate decides. Its outcome is
   * also told in a notice, since this screen may not be open.
   */
  public void tryModel(String id) {
    String name = ModelNames.repository(id);
    if (unavailable.get()) {
      context.notices().done(context.texts().get("ui.retraining.tryLater", name));
      return;
    }
    context.notices().done(context.texts().get("ui.retraining.trying", name));
    start(
        new RetrainingRequest(
            Optional.of(id),
            OptionalInt.empty(),
            Optional.empty(),
            false,
            false,
            context.person(),
            context.clock().instant()),
        (now, result) -> now.tellTried(name, result));
  }

  /** Told also beside this screen, which may be closed, as may be the window. */
  private void tellFinished(RetrainingResult result) {
    context
        .notices()
        .done(context.texts().get("ui.retraining.finished", formatter.of(result).state()));
  }

  private void tellTried(String name, RetrainingResult result) {
    context
        .notices()
        .done(context.texts().get("ui.retraining.tried", name, formatter.of(result).state()));
  }

  private void start(
      RetrainingRequest request, BiConsumer<RetrainingRunModel, RetrainingResult> told) {
    if (unavailable.get()) {
      return;
    }
    busy.set(true);
    ending = Optional.empty();
    outcome.set(Optional.empty());
    ObservableTask task =
        context
            .runner()
            .watch(
                title(),
                monitor -> gateway.run(request, monitor),
                result -> {
                  current().finished(result);
                  told.accept(current(), result);
                },
                e -> current().failed(e));
    running.set(busy.get() ? Optional.of(task) : Optional.empty());
  }

  private OptionalInt tokens() {
    String typed = chunkTokens.get().strip();
    return typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
  }

  private void finished(RetrainingResult result) {
    end();
    show(words -> words.of(result));
    context.timeWindow().changed();
  }

  private void failed(Throwable e) {
    end();
    show(words -> words.of(e));
    context.notices().failed(e);
    context.timeWindow().changed();
  }

  private void show(Function<RunOutcomeFormatter, RunOutcome> words) {
    ending = Optional.of(words);
    outcome.set(Optional.of(words.apply(formatter)));
  }

  private void end() {
    busy.set(false);
    running.set(Optional.empty());
  }
}
