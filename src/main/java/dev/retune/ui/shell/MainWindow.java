package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.about.AboutSheet;
import dev.retune.ui.about.UpdateCheck;
import dev.retune.ui.command.CommandPalette;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.command.KeyBindings;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.control.KeyGroup;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.dialog.ModalDialogs;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.help.GuideLibrary;
import dev.retune.ui.help.HelpSheet;
import dev.retune.ui.help.HelpViewModel;
import dev.retune.ui.navigation.DesktopPreferences;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.segment.SegmentModel;
import dev.retune.ui.segment.SegmentSheet;
import dev.retune.ui.settings.SettingsScreenStart;
import dev.retune.ui.settings.SettingsSection;
import dev.retune.ui.task.Remedy;
import dev.retune.ui.task.SerialTaskQueue;
import dev.retune.ui.task.SystemBrowser;
import dev.retune.ui.task.TaskRunner;
import dev.retune.ui.theme.Theme;
import dev.retune.ui.theme.ViewLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;

/** Wires the content of the window for one language. */
final class MainWindow implements OverlayHost, AutoCloseable {
  /** Failures without an address or name of a language model. */
  private static final Set<String> LANGUAGE_MODEL =
      Set.of("prompts.endpoint.none", "prompts.endpoint.noModel");

  private static final KeyCodeCombination PALETTE_TOO =
      new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private static final KeyCodeCombination QUESTION_MARK =
      new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHIFT_DOWN);

  private final TaskRunner runner;
  private final Texts texts;
  private final TimeWindowModel timeWindow;
  private final ShellViewModel model;
  private final CommandRegistry commands;
  private final ShellView shell;
  private final Parent root;
  private final MainScreens screens;
  private final SettingsScreenStart start;
  private final DesktopPreferences preferences;

  MainWindow(
      WindowServices services,
      TaskRunner runner,
      TimeWindow window,
      ScreenId first,
      WindowActions actions) {
    this(services, runner, new TimeWindowModel(window), InitialScreen.restored(first), actions, "");
  }

  MainWindow(
      WindowServices services,
      TaskRunner runner,
      TimeWindowModel timeWindow,
      InitialScreen initial,
      WindowActions actions,
      String section) {
    this.runner = runner;
    this.texts = services.environment().texts();
    ValueFormatter formatter = new ValueFormatter(texts, services.environment().zone());
    this.timeWindow = timeWindow;
    this.model = new ShellViewModel(services, formatter, timeWindow, runner, initial);
    SerialTaskQueue saving = new SerialTaskQueue(runner);
    this.preferences =
        new DesktopPreferences(
            services.environment().desktop(),
            change ->
                saving.run(
                    () ->
                        services
                            .settings()
                            .change(now -> now.with("desktop", change.apply(now.desktop()))),
                    saved -> {},
                    model.notices()::failed));
    actions.looks(preferences.settings());
    ViewLoader views = new ViewLoader(texts);
    this.screens =
        new MainScreens(
            services, model, formatter, timeWindow, runner, views, this, this::start, preferences);
    KeyBindings keys =
        new GlobalCommands(texts, services.environment().shortcuts())
            .commands(model, timeWindow, actions, this, screens, preferences);
    this.commands =
        new CommandRegistry(keys.commands())
            .addShortcut("palette", PALETTE_TOO)
            .addShortcut("text.larger", ctrl(KeyCode.PLUS))
            .addShortcut("text.larger", ctrl(KeyCode.ADD))
            .addShortcut("text.smaller", ctrl(KeyCode.SUBTRACT))
            .addCharacter("?", QUESTION_MARK, "keys");
    this.start = new SettingsScreenStart(keys.defaults(), section, actions::settings);
    this.shell = new ShellView(model, services, timeWindow, runner, commands, actions, screens);
    this.root = frame(views);
    model
        .notices()
        .offer(
            LANGUAGE_MODEL,
            new Remedy(
                texts.get("ui.prompts.noLanguageModel", texts.get("ui.settings.page.ENDPOINT")),
                texts.get("ui.prompts.openLanguageModel"),
                () -> screens.openSettings(SettingsSection.ENDPOINT)));
    keys.conflicts().forEach(this::reportConflict);
    services.environment().beside().accept(this::reportFromAnyThread);
    model.refresh();
  }

  private static KeyCodeCombination ctrl(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  Parent root() {
    return root;
  }

  ShellViewModel model() {
    return model;
  }

  CommandRegistry commands() {
    return commands;
  }

  /** Installs the keys; only help, which restores the dialog, works while one is open. */
  void installKeys(Scene scene) {
    commands.install(scene, shell.modal()::isDisplay, Set.of("help"));
  }

  MainScreens screens() {
    return screens;
  }

  DesktopPreferences preferences() {
    return preferences;
  }

  TimeWindowModel timeWindow() {
    return timeWindow;
  }

  private Parent frame(ViewLoader views) {
    return views
        .with(WelcomeView.class, () -> new WelcomeView(commands, screens))
        .with(ShellView.class, () -> shell)
        .load(ShellView.class);
  }

  private void reportFromAnyThread(ApplicationException failure) {
    runner.run(
        () -> {
          throw failure;
        },
        nothing -> {},
        model.notices()::failed);
  }

  private void reportConflict(KeyBindings.Conflict conflict) {
    String key = conflict.key();
    model
        .notices()
        .failed(
            conflict
                .currentOwner()
                .map(
                    keeper ->
                        new RefusedException("ui.keys.taken", key, conflict.command(), keeper))
                .orElseGet(
                    () -> new RefusedException("ui.keys.unreadable", key, conflict.command())));
  }

  private SettingsScreenStart start() {
    return start;
  }

  @Override
  public UserDialogs dialogs() {
    return new ModalDialogs(shell.modal(), texts);
  }

  @Override
  public void palette() {
    new CommandPalette(shell.modal(), texts, commands.all()).show();
  }

  @Override
  public void segments() {
    SegmentModel segments = screens.segments();
    segments.refresh();
    show(new SegmentSheet(segments, shell.modal()::hide));
  }

  @Override
  public void about() {
    show(new AboutSheet(texts, updateCheck()));
  }

  /** Asks for a newer version, if that is wanted. */
  void checkForUpdates() {
    if (preferences.settings().get().checkForUpdates()) {
      updateCheck()
          .run(
              newer -> {
                if (!newer.isEmpty()) {
                  model.notices().done(texts.get("ui.about.newer", newer));
                }
              });
    }
  }

  private UpdateCheck updateCheck() {
    return UpdateCheck.of(
        new UpdateCheck.Address(preferences.settings().get().updateAddress()),
        runner,
        model.notices()::failed);
  }

  @Override
  public void help() {
    help(screens.guide());
  }

  @Override
  public void help(GuidePlace place) {
    ModalPane modal = shell.modal();
    Optional<Node> covered =
        modal.isDisplay() ? Optional.ofNullable(modal.getContent()) : Optional.empty();
    if (covered.filter(HelpSheet.class::isInstance).isPresent()) {
      return;
    }
    Optional<Node> focused = Optional.ofNullable(modal.getScene()).map(Scene::getFocusOwner);
    HelpViewModel help =
        new HelpViewModel(new GuideLibrary(), texts, runner, model.notices(), SystemBrowser::open);
    help.open(place);
    show(new HelpSheet(help, () -> modal.hide()));
    covered.ifPresent(dialog -> showAgain(dialog, focused.orElse(dialog)));
  }

  /** Brings a dialog and its focus back once the guide above is closed, by whichever means. */
  private void showAgain(Node dialog, Node focused) {
    AtomicReference<Subscription> watching = new AtomicReference<>(Subscription.EMPTY);
    watching.set(
        shell
            .modal()
            .displayProperty()
            .subscribe(
                (was, is) -> {
                  if (!is) {
                    watching.get().unsubscribe();
                    // the pane is still busy with closing
                    runner.later(
                        Duration.ofMillis(1),
                        () -> {
                          shell.modal().show(dialog);
                          focused.requestFocus();
                        });
                  }
                }));
  }

  private void show(Node sheet) {
    shell.modal().show(sheet);
    sheet.requestFocus();
  }

  @Override
  public void keys() {
    String screen = commands.get("go." + model.screen().get().id()).text();
    show(new ShortcutSheet(texts.get("ui.keys.title", screen), keyGroups()));
  }

  /** Returns the keys that work now: those of what is shown, and those of the window. */
  List<KeyGroup> keyGroups() {
    List<KeyGroup> all = new ArrayList<>(NodeKeys.below(shell.place()));
    all.addAll(commands.keyGroups(texts.get("ui.keys.screens"), texts.get("ui.keys.everywhere")));
    return all;
  }

  /** Notifies the Settings screen that the theme was changed elsewhere. */
  void theme(Theme now) {
    screens.theme(now);
  }

  /**
   * Runs an action that discards unsaved settings, after the user has agreed to that if there are
   * any.
   */
  void discardingEdits(String key, Runnable action) {
    if (!screens.unsaved()) {
      action.run();
      return;
    }
    dialogs()
        .confirm(
            new UserDialogs.Question(
                texts.get("ui.unsaved.title"),
                texts.get("ui.unsaved.effect"),
                texts.get(key),
                true),
            action);
  }

  /** Focuses a button of the shell. */
  void focus(String id) {
    Optional.ofNullable(root.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  /** Goes on with what a window in another language has begun. */
  void continueFrom(MainWindow former) {
    screens.continueFrom(former.screens);
    model.dataImport().takeOver(former.model.dataImport());
  }

  /** Saves what was typed and not sent yet, at once. */
  void saveDrafts() {
    screens.saveDrafts();
  }

  /** Unsubscribes from everything that outlives this window. */
  @Override
  public void close() {
    saveDrafts();
    shell.close();
    model.close();
  }
}
