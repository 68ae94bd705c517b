package dev.retune.ui.installation;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.embedding.install.InstallationRequest;
import dev.retune.embedding.model.ModelKind;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.ObservableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation of one model at a time: what it would do, the user's yes, its progress, and how
 * it goes on after a cancellation or a failure. All screens that show it share one.
 */
public final class ModelInstallationViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(ModelInstallationViewModel.class);

  private final ModelInstallationGateway gateway;
  private final ScreenContext context;
  private final InstallationFormatter formatter;
  private final ReadOnlyObjectWrapper<InstallationState> state =
      new ReadOnlyObjectWrapper<>(new InstallationState.Idle());
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> task =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Runnable> listeners = new ArrayList<>();
  private Optional<BackgroundTask<InstallationPlan>> planning = Optional.empty();
  private boolean tryable;
  private boolean trying;
  private Optional<Failure> failure = Optional.empty();
  private Optional<ModelInstallationViewModel> successor = Optional.empty();

  /** Why it stopped, and how far it had come. */
  private record Failure(Throwable cause, Optional<TaskProgress> reached) {}

  /** Creates a view model that asks for nothing yet. */
  public ModelInstallationViewModel(ModelInstallationGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.formatter = new InstallationFormatter(context.texts(), context.formatter());
  }

  /**
   * Goes on with what another one shows, which ends: after a change of language the window has a
   * new one, while the work itself continues and must be told of in the new language.
   */
  public void takeOver(ModelInstallationViewModel former) {
    former.successor = Optional.of(this);
    planning = former.planning;
    tryable = former.tryable;
    trying = former.trying;
    failure = former.failure;
    task.set(former.task.get());
    state.set(
        former.state.get() instanceof InstallationState.Stopped stopped && failure.isPresent()
            ? new InstallationState.Stopped(
                stopped.name(),
                stopped.plan(),
                said(failure.get()),
                stopped.severity(),
                stopped.kept())
            : former.state.get());
  }

  /** The one that shows the work now. */
  private ModelInstallationViewModel current() {
    return successor.map(ModelInstallationViewModel::current).orElse(this);
  }

  /** Where the installation is. */
  public ReadOnlyObjectProperty<InstallationState> state() {
    return state.getReadOnlyProperty();
  }

  /** The running task, for its progress. */
  public ReadOnlyObjectProperty<Optional<ObservableTask>> task() {
    return task.getReadOnlyProperty();
  }

  /** Describes plans. */
  public InstallationFormatter formatter() {
    return formatter;
  }

  /** Runs an action whenever a model was installed or the rest of one was removed. */
  public void onChange(Runnable action) {
    listeners.add(action);
  }

  /** Whether another installation can be asked for. */
  public boolean isFree() {
    return !(state.get() instanceof InstallationState.Planning
        || state.get() instanceof InstallationState.Running);
  }

  /** Finds out what the installation of a model would do, and then asks. */
  public void propose(InstallationRequest request) {
    propose(request, true);
  }

  /**
   * Finds out what the installation of a model would do, and then asks.
   *
   * @param andTry whether there is something to try the model on
   */
  void propose(InstallationRequest request, boolean andTry) {
    tryable = andTry;
    plan(request.address().repository(), monitor -> gateway.plan(request, monitor));
  }

  /** Asks for the rest of an installation that an earlier process left unfinished. */
  public void proposeRest(String id, String name) {
    tryable = true;
    plan(name, monitor -> gateway.planRest(id, monitor));
  }

  private void plan(String name, BackgroundTask<InstallationPlan> work) {
    if (!isFree()) {
      return;
    }
    planning = Optional.of(work);
    state.set(new InstallationState.Planning(name));
    watch(name, work, ModelInstallationViewModel::planned, (now, e) -> now.stopped(name, e));
  }

  private void planned(InstallationPlan plan) {
    state.set(
        new InstallationState.Proposed(
            plan.model().repository(), plan, tryable && plan.kind() == ModelKind.EMBEDDING));
  }

  /** Asks again for another file of the model. */
  void choose(String variant) {
    if (state.get() instanceof InstallationState.Proposed proposed) {
      propose(
          new InstallationRequest(proposed.plan().model().address(), Optional.of(variant)),
          proposed.tryable());
    }
  }

  /**
   * Does what was proposed.
   *
   * @param andTry whether a run then compares the model with the live index
   */
  public void install(boolean andTry) {
    if (state.get() instanceof InstallationState.Proposed proposed) {
      trying = andTry;
      install(proposed.plan());
    }
  }

  private void install(InstallationPlan plan) {
    String name = plan.model().repository();
    state.set(new InstallationState.Running(name, plan));
    watch(
        name,
        monitor -> {
          gateway.install(plan, monitor);
          return plan;
        },
        ModelInstallationViewModel::installed,
        (now, e) -> now.stopped(plan, e));
  }

  /** Goes on after a cancellation or a failure. */
  public void goOn() {
    if (state.get() instanceof InstallationState.Stopped stopped) {
      stopped
          .plan()
          .ifPresentOrElse(
              this::install, () -> planning.ifPresent(work -> plan(stopped.name(), work)));
    }
  }

  /** Cancels what is running; what has arrived is kept. */
  public void cancel() {
    task.get().ifPresent(ObservableTask::cancel);
  }

  /** Gives up, and removes what has arrived. */
  public void discard() {
    Optional<InstallationPlan> plan =
        switch (state.get()) {
          case InstallationState.Proposed proposed -> Optional.of(proposed.plan());
          case InstallationState.Stopped stopped -> stopped.plan();
          default -> Optional.empty();
        };
    if (isFree()) {
      state.set(new InstallationState.Idle());
      plan.ifPresent(this::discard);
    }
  }

  private void discard(InstallationPlan plan) {
    context
        .runner()
        .run(
            () -> {
              gateway.discard(plan);
              return plan;
            },
            done -> listeners.forEach(Runnable::run),
            context.notices()::failed);
  }

  private <T> void watch(
      String title,
      BackgroundTask<T> work,
      BiConsumer<ModelInstallationViewModel, T> done,
      BiConsumer<ModelInstallationViewModel, Throwable> failed) {
    InstallationState began = state.get();
    ObservableTask now =
        context
            .runner()
            .watch(
                title,
                work,
                result -> {
                  done.accept(current(), result);
                  current().ended();
                },
                e -> {
                  failed.accept(current(), e);
                  current().ended();
                });
    if (state.get().equals(began)) {
      task.set(Optional.of(now));
    }
  }

  private void ended() {
    if (isFree()) {
      task.set(Optional.empty());
    }
  }

  private void installed(InstallationPlan plan) {
    state.set(new InstallationState.Idle());
    context.notices().done(context.texts().get("ui.installation.done", plan.model().repository()));
    listeners.forEach(Runnable::run);
    context.timeWindow().changed();
    if (trying) {
      context.navigator().tryModel(plan.id());
    }
  }

  /** Before it was known what the installation would do. */
  private void stopped(String name, Throwable e) {
    logged(e);
    Failure now = new Failure(e, progress());
    failure = Optional.of(now);
    state.set(
        e instanceof CancelledException
            ? new InstallationState.Idle()
            : new InstallationState.Stopped(
                name,
                Optional.empty(),
                said(now),
                Severity.BAD,
                e instanceof UnavailableException));
    listeners.forEach(Runnable::run);
  }

  private void stopped(InstallationPlan plan, Throwable e) {
    boolean cancelled = e instanceof CancelledException;
    logged(e);
    Failure now = new Failure(e, progress());
    failure = Optional.of(now);
    state.set(
        new InstallationState.Stopped(
            plan.model().repository(),
            Optional.of(plan),
            said(now),
            cancelled ? Severity.PLAIN : Severity.BAD,
            cancelled || e instanceof UnavailableException));
    listeners.forEach(Runnable::run);
  }

  private static void logged(Throwable e) {
    switch (e) {
      case CancelledException _ -> LOG.info("An installation was cancelled");
      case ApplicationException failure -> LOG.warn("An installation stopped", failure);
      default -> LOG.error("An installation failed", e);
    }
  }

  private String said(Failure why) {
    return switch (why.cause()) {
      case CancelledException _ ->
          why.reached().map(formatter::cancelled).orElseGet(formatter::cancelledBefore);
      case ApplicationException known -> context.texts().get(known);
      default -> context.texts().get("ui.unexpected", String.valueOf(why.cause().getMessage()));
    };
  }

  private Optional<TaskProgress> progress() {
    return task.get().map(now -> now.progress().get()).filter(TaskProgress::bytes);
  }
}
