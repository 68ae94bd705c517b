package dev.retune.ui.shell;

import dev.retune.fault.Failure;
import dev.retune.fault.Refused;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Command;
import dev.retune.ui.kit.Commands;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.GivenKeys;
import dev.retune.ui.kit.KeySheet;
import dev.retune.ui.kit.ModalDialogs;
import dev.retune.ui.kit.Palette;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.kit.Views;
import dev.retune.ui.overview.LastFigures;
import dev.retune.ui.settings.SettingsStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Everything in the window, in one language, put together by hand. */
final class Desk implements Overlays, AutoCloseable {
  private static final KeyCodeCombination PALETTE_TOO =
      new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final Services services;
  private final TaskRunner runner;
  private final Texts texts;
  private final Figures figures;
  private final Scope scope;
  private final ShellViewModel model;
  private final Commands commands;
  private final Views views;
  private final ShellView shell;
  private final SettingsStart start;
  private final Parent root;
  private Optional<Screens> screens = Optional.empty();

  Desk(Services services, TaskRunner runner, Window window, Screen first, Switches switches) {
    this(services, runner, window, Optional.of(first), switches, "");
  }

  Desk(
      Services services,
      TaskRunner runner,
      Window window,
      Optional<Screen> left,
      Switches switches,
      String section) {
    this.services = services;
    this.runner = runner;
    this.texts = services.place().texts();
    this.figures = new Figures(texts, services.place().zone());
    this.scope = new Scope(window);
    this.model = new ShellViewModel(services, figures, scope, runner, left);
    GivenKeys keys =
        new CommandTable(texts, services.place().shortcuts())
            .commands(model, scope, switches, this);
    this.commands = new Commands(keys.commands()).also("palette", PALETTE_TOO).typed("?", "keys");
    this.start = new SettingsStart(keys.usual(), section, switches::settings);
    this.views = new Views(texts);
    this.shell = new ShellView(model, services, scope, runner, commands, switches, this::open);
    this.root = frame();
    keys.troubles().forEach(this::tell);
    services.place().beside().accept(this::tellFromAnyThread);
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
    return views
        .with(WelcomeView.class, () -> new WelcomeView(commands, model))
        .with(ShellView.class, () -> shell)
        .load(ShellView.class);
  }

  private Parent open(Optional<Screen> screen) {
    return screen
        .map(chosen -> screens().open(chosen))
        .orElseGet(() -> views.load(WelcomeView.class));
  }

  private void tellFromAnyThread(Failure failure) {
    runner.run(
        () -> {
          throw failure;
        },
        nothing -> {},
        model.notices()::failed);
  }

  private void tell(GivenKeys.Trouble trouble) {
    String key = trouble.key();
    model
        .notices()
        .failed(
            trouble
                .keeper()
                .map(keeper -> new Refused("ui.keys.taken", key, trouble.command(), keeper))
                .orElseGet(() -> new Refused("ui.keys.unreadable", key, trouble.command())));
  }

  @Override
  public Dialogs dialogs() {
    return new ModalDialogs(shell.modal(), texts);
  }

  @Override
  public void palette() {
    new Palette(shell.modal(), texts, commands.all()).show();
  }

  @Override
  public void keys() {
    Map<Boolean, List<Command>> byKind =
        commands.all().stream().collect(Collectors.partitioningBy(c -> c.id().startsWith("go.")));
    KeySheet sheet =
        new KeySheet(
            texts.get("ui.keys.title"),
            List.of(
                new KeySheet.Group(
                    texts.get("ui.keys.screens"), byKind.getOrDefault(true, List.of())),
                new KeySheet.Group(
                    texts.get("ui.keys.everywhere"), byKind.getOrDefault(false, List.of()))));
    shell.modal().show(sheet);
    sheet.requestFocus();
  }

  /** The theme was set in the frame; the screen Settings follows. */
  void theme(Theme now) {
    screens.ifPresent(made -> made.theme(now));
  }

  /** Gives a button of the frame the focus. */
  void focus(String id) {
    Optional.ofNullable(root.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  /** Lets go of all that lives longer. */
  @Override
  public void close() {
    shell.close();
    model.close();
  }

  private Screens screens() {
    if (screens.isEmpty()) {
      screens = Optional.of(new Screens(services, room(), views, start, lastFigures()));
    }
    return screens.get();
  }

  private LastFigures lastFigures() {
    Services.Place place = services.place();
    String language = texts.locale().toLanguageTag();
    return new LastFigures(
        place.home(), String.join(" ", place.address(), language, place.zone().getId()));
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
