package dev.retune.ui.knowledge;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Trials, promotions and rollbacks of the open fix, one at a time. */
public final class FixActions {
  private final KnowledgeGateway gateway;
  private final ScreenContext context;
  private final Supplier<Optional<FixStatus>> fix;
  private final ReadOnlyBooleanWrapper busy;
  private final Runnable reload;
  private final Runnable readAgain;

  /**
   * Creates the actions.
   *
   * @param fix the open fix
   * @param busy set while one of them runs
   * @param reload shows the item and the list anew
   * @param readAgain shows the item anew, after a failure
   */
  FixActions(
      KnowledgeGateway gateway,
      ScreenContext context,
      Supplier<Optional<FixStatus>> fix,
      ReadOnlyBooleanWrapper busy,
      Runnable reload,
      Runnable readAgain) {
    this.gateway = gateway;
    this.context = context;
    this.fix = fix;
    this.busy = busy;
    this.reload = reload;
    this.readAgain = readAgain;
  }

  /** Tries the fix; listed with its progress and a cancel button. */
  public void tryOut() {
    fix.get()
        .ifPresent(
            status -> {
              String name = status.fix().label();
              busy.set(true);
              ObservableTask _ =
                  context
                      .runner()
                      .watch(
                          said("ui.knowledge.trying", name),
                          (ProgressMonitor monitor) -> gateway.tryOut(name, monitor),
                          this::tried,
                          this::failed);
            });
  }

  private void tried(FixTrial trial) {
    busy.set(false);
    context
        .notices()
        .done(
            said(
                "ui.knowledge.tried",
                context.texts().get("knowledge.state." + trial.verdict()),
                trial.findings().reason()));
    reload.run();
  }

  /** Makes the candidate of the trial live, when the user agrees. */
  public void promote() {
    fix.get()
        .ifPresent(
            status -> {
              boolean decided =
                  status.trial().filter(t -> t.verdict() == TrialVerdict.HELD).isPresent();
              String name = status.fix().label();
              context
                  .dialogs()
                  .confirm(
                      new UserDialogs.Question(
                          said("ui.knowledge.promoteQuestion", name),
                          status
                              .trial()
                              .map(t -> context.texts().get(t.findings().reason()))
                              .orElse(""),
                          said("ui.knowledge.promote"),
                          decided),
                      () ->
                          change(
                              () ->
                                  said(
                                      "ui.knowledge.live",
                                      name,
                                      gateway.promote(name, decided).label()),
                              () -> {}));
            });
  }

  /** Makes the version before live again, when the user agrees. */
  public void rollBack() {
    fix.get()
        .ifPresent(
            status -> {
              String name = status.fix().label();
              context
                  .dialogs()
                  .confirm(
                      new UserDialogs.Question(
                          said("ui.knowledge.rollbackQuestion", name),
                          said("ui.knowledge.rollbackEffect"),
                          said("ui.knowledge.rollback")),
                      () ->
                          change(
                              () ->
                                  said(
                                      "ui.knowledge.rolledBack",
                                      name,
                                      gateway.rollback(name).label()),
                              () -> {}));
            });
  }

  /** Withdraws the fix. */
  public void withdraw() {
    fix.get()
        .ifPresent(
            status ->
                change(
                    () ->
                        said(
                            "ui.knowledge.withdrawn",
                            gateway.withdraw(status.fix().label()).fix().label()),
                    () -> {}));
  }

  private String said(String key, Object... args) {
    return context.texts().get(key, args);
  }

  /** Runs a change and tells what it says, then shows everything anew. */
  void change(Callable<String> work, Runnable done) {
    busy.set(true);
    context
        .runner()
        .run(
            work,
            said -> {
              busy.set(false);
              done.run();
              context.notices().done(said);
              reload.run();
            },
            this::failed);
  }

  /** Runs work that changes nothing stored. */
  <T> void run(Callable<T> work, Consumer<T> done) {
    busy.set(true);
    context
        .runner()
        .run(
            work,
            result -> {
              busy.set(false);
              done.accept(result);
            },
            this::failed);
  }

  private void failed(Throwable e) {
    busy.set(false);
    context.notices().failed(e);
    readAgain.run();
  }
}
