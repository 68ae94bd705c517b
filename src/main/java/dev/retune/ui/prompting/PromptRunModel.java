package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.endpoint.SpentCost;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.prompting.run.RunForecastFigures;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.ObservableTask;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;

/** A run of the prompt that is shown: its cost, progress and result. */
public final class PromptRunModel {
  private final PromptsGateway gateway;
  private final ScreenContext context;
  private final ObservableStringValue prompt;
  private final Runnable changed;
  private final AnswerComparisonModel comparison;
  private final StringProperty budget = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper forecast = new ReadOnlyStringWrapper("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PromptRunReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  PromptRunModel(
      PromptsGateway gateway,
      ScreenContext context,
      ObservableStringValue prompt,
      Runnable changed) {
    this.gateway = gateway;
    this.context = context;
    this.prompt = prompt;
    this.changed = changed;
    this.comparison = new AnswerComparisonModel(gateway, context, this::decided);
  }

  /** The comparison of answers. */
  public AnswerComparisonModel comparison() {
    return comparison;
  }

  /** The most tokens as typed; that of the settings when blank. */
  public StringProperty budget() {
    return budget;
  }

  /** What a run would read and cost. */
  public ReadOnlyStringProperty forecast() {
    return forecast.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busy() {
    return busy;
  }

  /** The run under way. */
  public ReadOnlyObjectProperty<Optional<ObservableTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** The last run. */
  public ReadOnlyObjectProperty<Optional<PromptRunReport>> report() {
    return report.getReadOnlyProperty();
  }

  void show(PromptRunReport last) {
    report.set(Optional.of(last));
    if (!last.state().equals("WAITING")) {
      comparison.close();
    }
  }

  /** Shows that there is no run. */
  void clear() {
    report.set(Optional.empty());
    comparison.close();
  }

  /** Computes what a run would read and cost. */
  public void estimate() {
    String name = prompt.get();
    start(
        "ui.prompts.task.estimate",
        monitor -> gateway.forecast(name, monitor),
        found -> forecast.set(words(context.texts(), found)));
  }

  private static String words(Texts texts, RunForecastFigures found) {
    String forecast =
        texts.get(
            "cli.prompt.forecast",
            found.reflected(),
            found.disliked(),
            found.liked(),
            found.calls(),
            new SpentCost(found.usage(), found.money()).text(texts));
    return found.missingLiked() == 0
        ? forecast
        : forecast
            + " "
            + texts.get(
                "cli.prompt.tooFewLiked", found.liked(), found.likedNeeded(), found.missingLiked());
  }

  /** Starts a run. */
  public void start() {
    String name = prompt.get();
    long tokens = tokens();
    start("ui.prompts.task.run", monitor -> gateway.run(name, tokens, monitor), this::finished);
  }

  /** Goes on with the last run. */
  public void resume() {
    long tokens = tokens();
    report
        .get()
        .ifPresent(
            last ->
                start(
                    "ui.prompts.task.run",
                    monitor -> gateway.resume(last.id(), tokens, monitor),
                    this::finished));
  }

  /** Ends the last run. */
  public void end() {
    report
        .get()
        .ifPresent(
            last ->
                context
                    .runner()
                    .run(() -> gateway.end(last.id()), this::finished, context.notices()::failed));
  }

  /** Opens the comparison of answers. */
  public void compare() {
    report.get().ifPresent(last -> comparison.open(last.id()));
  }

  private void decided(PromptRunReport now) {
    show(now);
    if (!now.state().equals("WAITING")) {
      changed.run();
    }
  }

  private long tokens() {
    String typed = budget.get().strip();
    return typed.isEmpty() ? 0 : Long.parseLong(typed);
  }

  private void finished(PromptRunReport now) {
    show(now);
    changed.run();
  }

  private <T> void start(String title, BackgroundTask<T> work, Consumer<T> done) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    ObservableTask task =
        context
            .runner()
            .watch(
                context.texts().get(title),
                work,
                result -> {
                  stopped();
                  done.accept(result);
                },
                e -> {
                  stopped();
                  context.notices().failed(e);
                  changed.run();
                });
    running.set(busy.get() ? Optional.of(task) : Optional.empty());
  }

  private void stopped() {
    busy.set(false);
    running.set(Optional.empty());
  }

  /** Returns how far the judge agrees with reviewers, in words. */
  String agreement(PromptRunReport run) {
    Texts texts = context.texts();
    if (run.proposal().isEmpty()) {
      return "";
    }
    if (run.agreement() == 0) {
      return texts.get("cli.prompt.kappaUnknown");
    }
    return texts.get(
        run.judgeDecides() ? "cli.prompt.kappa" : "cli.prompt.kappaLow",
        run.kappa().map(kappa -> String.format(Locale.ROOT, "%.2f", kappa)).orElse("?"),
        run.agreement());
  }
}
