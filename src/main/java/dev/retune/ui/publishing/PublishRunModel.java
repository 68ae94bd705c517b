package dev.retune.ui.publishing;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Publishing, verifying or going back: one at a time, its progress, and how the last one ended. */
public final class PublishRunModel {
  private final PublishingGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final Runnable ended;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ConnectionTestResult> outcome =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private Message title = Message.of("ui.publish.running", "");
  private Optional<PublishRunModel> successor = Optional.empty();

  /**
   * Creates a model.
   *
   * @param ended called after each run
   */
  PublishRunModel(PublishingGateway gateway, ScreenContext context, Runnable ended) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.ended = ended;
  }

  /** Goes on with what one in another language shows, which ends. */
  void takeOver(PublishRunModel former) {
    former.successor = Optional.of(this);
    title = former.title;
    busy.set(former.busy.get());
    outcome.set(former.outcome.get());
    running.set(former.running.get());
    running.get().ifPresent(task -> task.rename(texts.get(title)));
  }

  private PublishRunModel current() {
    return successor.map(PublishRunModel::current).orElse(this);
  }

  /** Whether something runs. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The running task. */
  public ReadOnlyObjectProperty<Optional<ObservableTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** How the last one ended, in one sentence for each target. */
  public ReadOnlyObjectProperty<ConnectionTestResult> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** Publishes the live version into a target. */
  void publish(String target) {
    start(
        Message.of("ui.publish.running", target), monitor -> List.of(gateway.run(target, monitor)));
  }

  /** Publishes the live version into each target. */
  public void publishAll() {
    start(Message.of("ui.publish.runningAll"), gateway::runAll);
  }

  /** Compares what chat products find in a target with what the index finds. */
  void verify(String target) {
    start(
        Message.of("ui.publish.verifying", target),
        monitor -> List.of(gateway.verify(target, monitor)));
  }

  /** Makes the version live at a target that was live there before. */
  void rollback(String target, String version) {
    start(
        Message.of("ui.publish.rollingBack", target, version),
        _ -> List.of(gateway.rollback(target, version)));
  }

  private void start(Message name, BackgroundTask<List<PublishOutcome>> work) {
    if (busy.get()) {
      return;
    }
    title = name;
    busy.set(true);
    outcome.set(ConnectionTestResult.NONE);
    ObservableTask task =
        context
            .runner()
            .watch(
                texts.get(name),
                work,
                outcomes -> current().finished(outcomes),
                e -> current().failed(e));
    running.set(busy.get() ? Optional.of(task) : Optional.empty());
  }

  private void finished(List<PublishOutcome> outcomes) {
    end(
        new ConnectionTestResult(
            outcomes.stream().anyMatch(outcome -> outcome.state().isFailure())
                ? Severity.BAD
                : Severity.CALM,
            outcomes.stream()
                .map(
                    outcome ->
                        texts.get(
                            "ui.publish.outcome",
                            outcome.target(),
                            outcome.version(),
                            outcome.why()))
                .collect(Collectors.joining("\n"))));
  }

  private void failed(Throwable e) {
    context.notices().failed(e);
    end(
        e instanceof CancelledException
            ? new ConnectionTestResult(Severity.PLAIN, texts.get("ui.publish.cancelled"))
            : new ConnectionTestResult(
                Severity.BAD,
                e instanceof ApplicationException told
                    ? texts.get(told)
                    : texts.get("ui.unexpected", String.valueOf(e.getMessage()))));
  }

  private void end(ConnectionTestResult how) {
    busy.set(false);
    running.set(Optional.empty());
    outcome.set(how);
    ended.run();
  }
}
