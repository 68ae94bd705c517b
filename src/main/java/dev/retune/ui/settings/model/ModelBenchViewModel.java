package dev.retune.ui.settings.model;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.retraining.modelbench.ModelComparison;
import dev.retune.retraining.modelbench.ModelConfiguration;
import dev.retune.retraining.modelbench.ModelFigures;
import dev.retune.ui.format.ModelNames;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The comparison of the installed models and rerankers on the workspace's own golden questions. */
public final class ModelBenchViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(ModelBenchViewModel.class);

  private final ModelsGateway gateway;
  private final ScreenContext context;
  private final ReadOnlyObjectWrapper<Optional<ModelComparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> task =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

  ModelBenchViewModel(ModelsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
  }

  /** The last comparison. */
  ReadOnlyObjectProperty<Optional<ModelComparison>> comparison() {
    return comparison.getReadOnlyProperty();
  }

  /** Whether models are being compared. */
  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** The running task, for its progress. */
  ReadOnlyObjectProperty<Optional<ObservableTask>> task() {
    return task.getReadOnlyProperty();
  }

  /** The recommendation, or why there is no comparison, in one sentence. */
  ReadOnlyStringProperty said() {
    return said.getReadOnlyProperty();
  }

  /** Compares all installed models. */
  void compare() {
    if (running.get()) {
      return;
    }
    running.set(true);
    said.set("");
    ObservableTask now =
        context
            .runner()
            .watch(
                context.texts().get("ui.settings.models.compare"),
                gateway::compare,
                this::compared,
                this::failed);
    task.set(running.get() ? Optional.of(now) : Optional.empty());
  }

  /** Gives up the comparison; vectors that are there stay for the next one. */
  void cancel() {
    task.get().ifPresent(ObservableTask::cancel);
  }

  private void compared(ModelComparison found) {
    ended();
    comparison.set(Optional.of(found));
    said.set(found.why());
  }

  private void failed(Throwable e) {
    ended();
    if (e instanceof ApplicationException failure && !(e instanceof CancelledException)) {
      LOG.warn("Models were not compared", failure);
      said.set(context.texts().get(failure));
    } else {
      context.notices().failed(e);
    }
  }

  private void ended() {
    running.set(false);
    task.set(Optional.empty());
  }

  /** The recommended configuration, if it is another one than that of the live index. */
  Optional<ModelConfiguration> recommended() {
    return comparison
        .get()
        .flatMap(
            found ->
                found
                    .recommended()
                    .filter(
                        best ->
                            found.models().stream()
                                .noneMatch(
                                    each -> each.live() && each.configuration().equals(best))));
  }

  /** Starts a run with the recommended model; a run tries all installed rerankers. */
  void tryRecommended() {
    recommended().map(ModelConfiguration::model).ifPresent(context.navigator()::tryModel);
  }

  /**
   * A row of the table, as it is shown.
   *
   * @param figures nDCG@10 with its interval, the same by vectors alone, speed, time of a question,
   *     memory and size
   * @param languages the figures by language; empty when there is only one
   */
  record BenchRow(String model, boolean live, List<String> figures, String languages) {}

  List<BenchRow> rows(ModelComparison found) {
    return found.models().stream().map(this::row).toList();
  }

  private BenchRow row(ModelFigures each) {
    return new BenchRow(
        each.reranker()
            .map(
                id ->
                    context
                        .texts()
                        .get(
                            "ui.settings.models.withReranker",
                            ModelNames.shown(each.model()),
                            ModelNames.shown(id)))
            .orElseGet(() -> ModelNames.shown(each.model())),
        each.live(),
        List.of(
            context
                .texts()
                .get(
                    "ui.settings.models.interval",
                    context.formatter().decimal(each.ndcgAt10(), 3),
                    context.formatter().decimal(each.interval().low(), 3),
                    context.formatter().decimal(each.interval().high(), 3)),
            context.formatter().decimal(each.denseNdcgAt10(), 3),
            context.formatter().count(Math.round(each.passagesPerSecond())),
            context
                .texts()
                .get(
                    "ui.settings.models.queryTime",
                    context.formatter().decimal(each.query().median(), 1),
                    context.formatter().decimal(each.query().p95(), 1)),
            each.memoryBytes().isPresent()
                ? context.formatter().bytes(each.memoryBytes().getAsLong())
                : "–",
            context.formatter().bytes(each.diskBytes())),
        each.languages().stream()
            .map(
                figure ->
                    context
                        .texts()
                        .get(
                            "ui.settings.models.byLanguage",
                            LanguageChange.name(
                                context.texts(), figure.questions(), figure.documents()),
                            context.formatter().decimal(figure.ndcgAt10(), 3)))
            .collect(Collectors.joining(" · ")));
  }
}
