package dev.retune.ui.shell;

import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Commands;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.ModalDialogs;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.Views;
import java.util.Optional;
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
  private Optional<Screens> screens = Optional.empty();

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
        new ShellView(
            model, services, scope, runner, commands, screen -> screens().open(screen), welcome);
    Parent frame = views.with(ShellView.class, () -> shell).load(ShellView.class);
    dialogs = Optional.of(new ModalDialogs(shell.modal(), texts));
    return frame;
  }

  private Dialogs dialogs() {
    return dialogs.orElseThrow();
  }

  private Screens screens() {
    if (screens.isEmpty()) {
      screens = Optional.of(new Screens(services, room(), views));
    }
    return screens.get();
  }

  private Room room() {
    Services.Place place = services.place();
    return new Room(
        texts,
        figures,
        scope,
        runner,
        model.notices(),
        dialogs(),
        place.clock(),
        place.zone(),
        place.person(),
        new ShellDoors(model, this::screens));
  }
}
