package dev.retune.ui.prompting;

import dev.retune.prompting.run.AnswerPair;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A person compares answers one pair after the other, without knowing where they come from. */
public final class AnswerComparisonModel {
  private final PromptsGateway gateway;
  private final ScreenContext context;
  private final Consumer<PromptRunReport> decided;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<AnswerPair>> pair =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Deque<Integer> done = new ArrayDeque<>();
  private long run;

  /**
   * Compares nothing until {@link #open(long)}.
   *
   * @param decided told after each decision
   */
  AnswerComparisonModel(
      PromptsGateway gateway, ScreenContext context, Consumer<PromptRunReport> decided) {
    this.gateway = gateway;
    this.context = context;
    this.decided = decided;
  }

  /** Whether answers are being compared. */
  public ReadOnlyBooleanProperty isOpen() {
    return open.getReadOnlyProperty();
  }

  /** Whether a decision is being stored. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Whether there is a decision to take back. */
  public ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  /** How many are decided. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** The pair to compare. */
  public ReadOnlyObjectProperty<Optional<AnswerPair>> pair() {
    return pair.getReadOnlyProperty();
  }

  /** Begins with a run. */
  void open(long id) {
    run = id;
    done.clear();
    undoable.set(false);
    progress.set("");
    work(() -> gateway.next(id), next -> next.ifPresentOrElse(this::show, this::close));
  }

  /** Stops comparing. */
  public void close() {
    open.set(false);
    pair.set(Optional.empty());
  }

  private void show(AnswerPair next) {
    pair.set(Optional.of(next));
    open.set(true);
  }

  /** What a decision leads to. */
  private record Step(PromptRunReport report, Optional<AnswerPair> next) {}

  /** Decides the pair: 1 or 2 for the better answer, 0 for neither. */
  public void decide(int choice) {
    Optional<AnswerPair> now = pair.get();
    if (now.isEmpty()) {
      return;
    }
    int number = now.get().caseNumber();
    work(
        () -> {
          PromptRunReport report = gateway.decide(run, number, choice);
          return new Step(report, gateway.next(run));
        },
        step -> {
          done.push(number);
          undoable.set(true);
          progress.set(
              context
                  .texts()
                  .get("ui.prompts.decided", step.report().decided(), step.report().cases()));
          step.next().ifPresentOrElse(this::show, this::close);
          decided.accept(step.report());
        });
  }

  /** Takes back the last decision, and shows its pair again. */
  public void undo() {
    if (done.isEmpty()) {
      return;
    }
    int number = done.getFirst();
    work(
        () -> gateway.undo(run, number),
        again -> {
          done.pop();
          undoable.set(!done.isEmpty());
          show(again);
        });
  }

  private <T> void work(Callable<T> work, Consumer<T> then) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    context
        .runner()
        .run(
            work,
            result -> {
              busy.set(false);
              then.accept(result);
            },
            e -> {
              busy.set(false);
              context.notices().failed(e);
            });
  }
}
