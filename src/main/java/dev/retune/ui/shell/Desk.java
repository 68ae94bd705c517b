package dev.retune.ui.shell;

import dev.retune.index.IndexVersion;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.feedback.FeedbackView;
import dev.retune.ui.feedback.FeedbackViewModel;
import dev.retune.ui.kit.Commands;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.ModalDialogs;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.Views;
import dev.retune.ui.overview.OverviewView;
import dev.retune.ui.overview.OverviewViewModel;
import dev.retune.ui.overview.Situation;
import dev.retune.ui.retrain.RetrainView;
import dev.retune.ui.retrain.RetrainViewModel;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/** Everything in the window, in one language, put together by hand. */
final class Desk {
  private final Services services;
  private final TaskRunner runner;
  private final Texts texts;
  private final Figures figures;
  private final Scope scope;
  private final ShellViewModel model;
  private final Commands commands;
  private final Views views;
  private final Parent root;
  private Optional<Dialogs> dialogs = Optional.empty();

  Desk(Services services, TaskRunner runner, Window window, Screen first, Switches switches) {
    this.services = services;
    this.runner = runner;
    this.texts = services.place().texts();
    this.figures = new Figures(texts, services.place().zone());
    this.scope = new Scope(window);
    this.model = new ShellViewModel(services, figures, scope, runner, first);
    this.commands = new CommandTable(texts).commands(model, scope, switches, this::dialogs);
    this.views = new Views(texts);
    this.root = frame();
    model.refresh();
  }

  Parent root() {
    return root;
  }

  ShellViewModel model() {
    return model;
  }

  Commands commands() {
    return commands;
  }

  Scope scope() {
    return scope;
  }

  private Parent frame() {
    Parent welcome =
        views
            .with(WelcomeView.class, () -> new WelcomeView(commands, model))
            .load(WelcomeView.class);
    ShellView shell =
        new ShellView(model, services, scope, runner, commands, this::screen, welcome);
    Parent frame = views.with(ShellView.class, () -> shell).load(ShellView.class);
    dialogs = Optional.of(new ModalDialogs(shell.modal(), texts));
    return frame;
  }

  private Dialogs dialogs() {
    return dialogs.orElseThrow();
  }

  /** Made when it is first opened. */
  private Parent screen(Screen screen) {
    return switch (screen) {
      case OVERVIEW -> overview();
      case FEEDBACK -> feedback();
      case RETRAIN -> retrain();
    };
  }

  private Instant now() {
    return services.place().clock().instant();
  }

  private Consumer<Throwable> failed() {
    return model.notices()::failed;
  }

  private Parent overview() {
    OverviewViewModel overview =
        new OverviewViewModel(texts, figures, scope, runner, this::situation, failed());
    overview.refresh();
    return views
        .with(OverviewView.class, () -> new OverviewView(overview, texts, figures))
        .load(OverviewView.class);
  }

  private Situation situation(Window window) {
    Instant now = now();
    return new Situation(
        services.looks().stats().apply(window, now),
        services.looks().trigger().apply(now),
        services.retraining().versions().get().stream()
            .filter(v -> v.state() == IndexVersion.State.LIVE)
            .findFirst());
  }

  private Parent feedback() {
    FeedbackViewModel feedback =
        new FeedbackViewModel(
            new Reads(services), scope, services.place().zone(), runner, failed());
    feedback.refresh();
    return views
        .with(
            FeedbackView.class,
            () -> new FeedbackView(feedback, texts, figures, services.feedback().codes()))
        .load(FeedbackView.class);
  }

  private Parent retrain() {
    RetrainViewModel retrain =
        new RetrainViewModel(
            new Reads(services),
            texts,
            figures,
            scope,
            runner,
            model.notices(),
            dialogs(),
            services.place().clock(),
            services.place().person());
    retrain.refresh();
    return views
        .with(RetrainView.class, () -> new RetrainView(retrain, texts, figures))
        .load(RetrainView.class);
  }
}
