package dev.retune.ui.shell;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.scheduling.ScheduleListener;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.DesktopNotifications;
import dev.retune.ui.dialog.DesktopNotifier;
import dev.retune.ui.dialog.DesktopTray;
import dev.retune.ui.dialog.FreedesktopNotifications;
import dev.retune.ui.dialog.NotificationSender;
import dev.retune.ui.dialog.SystemTrayIcon;
import dev.retune.ui.dialog.TrayIconService;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import dev.retune.ui.task.FxTaskRunner;
import dev.retune.ui.task.StartLog;
import dev.retune.ui.theme.JavaFxToolkit;
import dev.retune.ui.theme.Theme;
import dev.retune.ui.theme.WindowTheme;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The application window: theme, language, position and size. */
public final class ConsoleWindow implements WindowActions {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 820;
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final Function<Locale, WindowServices> servicesFactory;
  private final FirstPaint firstPaint = new FirstPaint();
  private final FxTaskRunner runner = new FxTaskRunner(firstPaint.painted());
  private final SettingWriter settingWriter = new SettingWriter(runner);
  private final Stage stage;
  private final WindowStateSaver stateSaver;
  private final WindowTheme theme;
  private final TrayIconService tray;
  private final DesktopNotifications notifications = new FreedesktopNotifications(System.getenv());
  private final NotificationSender sender;
  private WindowServices services;
  private MainWindow mainWindow;
  private Optional<DesktopNotifier> notifier = Optional.empty();
  private boolean inTray;

  ConsoleWindow(Function<Locale, WindowServices> servicesFactory, Locale first, Stage stage) {
    this(servicesFactory, listener -> () -> {}, first, stage);
  }

  private ConsoleWindow(
      Function<Locale, WindowServices> servicesFactory,
      Function<ScheduleListener, Runnable> schedule,
      Locale first,
      Stage stage) {
    this.servicesFactory = servicesFactory;
    this.stage = stage;
    this.tray =
        new TrayIconService(
            new SystemTrayIcon(), () -> schedule.apply(scheduled()), runner, this::failed);
    this.sender =
        new NotificationSender(stage, notifications, tray, runner, () -> fromDesktop(this::reopen));
    WindowServices found = servicesFactory.apply(first);
    UiStateStore file = new UiStateStore(found.environment().home());
    UiState left = file.read();
    this.stateSaver = new WindowStateSaver(file, stage, runner, this::content);
    this.services = found;
    this.theme = new WindowTheme(() -> services.environment().theme());
    TimeWindow window = TimeWindow.parse(left.window().orElse(found.environment().window()));
    InitialScreen initial =
        left.screen()
            .map(ScreenId::valueOf)
            .map(InitialScreen::restored)
            .orElse(InitialScreen.FIRST_START);
    // a screen reads the filter when it is built, which the first one is with the window
    this.mainWindow =
        createMainWindow(new TimeWindowModel(window, left.votes().orElse("")), initial, "");
    mainWindow.timeWindow().votes().subscribe((was, is) -> stateSaver.saveSoon());
    open(left);
  }

  /**
   * Opens the window and blocks until it is closed.
   *
   * @param toolkit the started toolkit
   * @param services creates the services for a language; called again on a language switch, because
   *     the services produce messages too
   * @param schedule starts the schedule, for as long as the icon is in the tray; what it returns
   *     stops it
   * @param first the initial language
   */
  public static void start(
      JavaFxToolkit toolkit,
      Function<Locale, WindowServices> services,
      Function<ScheduleListener, Runnable> schedule,
      Locale first) {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<Runnable> end = new AtomicReference<>(() -> {});
    toolkit.run(
        () -> {
          Stage stage = new Stage();
          ConsoleWindow console = new ConsoleWindow(services, schedule, first, stage);
          end.set(
              () -> {
                console.tray.close();
                console.notifications.close();
                console.runner.awaitEnd(END_TIMEOUT);
              });
          // the last window may hide while the icon stays
          Platform.setImplicitExit(false);
          stage.setOnHidden(
              event -> {
                if (!console.inTray) {
                  console.close();
                  closed.countDown();
                }
              });
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.get().run();
    Platform.exit();
  }

  private MainWindow createMainWindow(
      TimeWindowModel window, InitialScreen initial, String section) {
    return new MainWindow(services, runner, window, initial, this, section);
  }

  private void open(UiState left) {
    Scene scene = new Scene(mainWindow.root(), WIDTH, HEIGHT);
    theme.applyTo(scene);
    mainWindow.installKeys(scene);
    stage.setScene(scene);
    watchNotices();
    stage.setMinWidth(1000);
    stage.setMinHeight(640);
    stateSaver.follow(left);
    StartLog startLog = new StartLog(runner, mainWindow.model().notices()::failed);
    runner.run(WindowIcons::load, stage.getIcons()::setAll, mainWindow.model().notices()::failed);
    runner.onceIdle(
        () -> {
          FirstPaint.afterPulses(scene, 1, () -> startLog.elapsed("the first screen was shown"));
          warmUp();
          watchTray();
          mainWindow.checkForUpdates();
        });
    firstPaint.observe(scene, () -> startLog.elapsed("the window was painted"));
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          leave();
        });
    stage.show();
  }

  /** Closes the window; what is not saved stays as it is while the icon keeps the program. */
  private void leave() {
    if (!tray.keepsRunning()) {
      mainWindow.discardingEdits("ui.unsaved.close", stage::hide);
      return;
    }
    inTray = true;
    stage.hide();
    Texts texts = services.environment().texts();
    tray.tell(texts.get("ui.name"), texts.get("ui.tray.stays"));
  }

  private void reopen() {
    inTray = false;
    stage.show();
    stage.setIconified(false);
    stage.toFront();
  }

  private void quit() {
    reopen();
    mainWindow.discardingEdits("ui.unsaved.close", stage::hide);
  }

  /** Tells of scheduled work in the language of then. */
  private ScheduleListener scheduled() {
    return new ScheduleListener() {
      @Override
      public void done(Message what) {
        fromDesktop(
            () -> {
              Texts texts = services.environment().texts();
              mainWindow.model().notices().done(texts.get(what));
              mainWindow.timeWindow().changed();
            });
      }

      @Override
      public void failed(ApplicationException why) {
        fromDesktop(() -> ConsoleWindow.this.failed(why));
      }
    };
  }

  private void failed(Throwable e) {
    mainWindow.model().notices().failed(e);
  }

  private void watchTray() {
    Texts texts = services.environment().texts();
    DesktopTray.TrayMenu menu =
        new DesktopTray.TrayMenu(
            services.environment().title(),
            texts.get("ui.tray.open"),
            texts.get("ui.tray.quit"),
            () -> fromDesktop(this::reopen),
            () -> fromDesktop(this::quit));
    mainWindow
        .preferences()
        .settings()
        .map(DesktopSettings::trayIcon)
        .subscribe(
            wanted -> {
              if (wanted) {
                tray.show(menu);
              } else {
                tray.hide();
              }
            });
  }

  /** Desktop and schedule call on threads of their own. */
  private void fromDesktop(Runnable action) {
    runner.run(() -> action, Runnable::run, this::failed);
  }

  /** Runs after the first screen is shown; a screen opened earlier just takes a little longer. */
  private void warmUp() {
    new ScreenWarmUp(services, theme.shown().getValue()).run(runner);
  }

  @Override
  public void theme() {
    Theme other = theme.toggle();
    saveSetting("theme", other.name().toLowerCase(Locale.ROOT), () -> mainWindow.theme(other));
  }

  @Override
  public void looks(ObservableValue<DesktopSettings> wanted) {
    theme.follow(wanted);
  }

  private void saveSetting(String setting, String value, Runnable then) {
    settingWriter.save(
        services.settings(), setting, value, then, e -> mainWindow.model().notices().failed(e));
  }

  @Override
  public ObservableValue<Theme> shownTheme() {
    return theme.shown();
  }

  @Override
  public void language() {
    mainWindow.discardingEdits("ui.unsaved.switch", this::switchLanguage);
  }

  private void switchLanguage() {
    boolean korean = services.environment().texts().locale().getLanguage().equals("ko");
    Locale other = korean ? Locale.ENGLISH : Locale.KOREAN;
    saveSetting(
        "language",
        other.getLanguage(),
        () -> {
          rebuild(other, "");
          mainWindow.focus("language");
        });
  }

  @Override
  public void settings(Settings now, String section) {
    settingWriter.clear();
    rebuild(now.locale(), section);
    theme.reload();
    mainWindow.model().notices().done(services.environment().texts().get("ui.settings.saved"));
  }

  private void rebuild(Locale language, String section) {
    services = servicesFactory.apply(language);
    MainWindow former = mainWindow;
    former.close();
    mainWindow =
        createMainWindow(
            new TimeWindowModel(
                former.timeWindow().window().get(), former.timeWindow().votes().get()),
            InitialScreen.restored(mainWindow.model().screen().get()),
            section);
    mainWindow.continueFrom(former);
    mainWindow.timeWindow().votes().subscribe((was, is) -> stateSaver.saveSoon());
    stage.getScene().setRoot(mainWindow.root());
    watchNotices();
    watchTray();
    mainWindow.installKeys(stage.getScene());
    stateSaver.saveSoon();
  }

  private void watchNotices() {
    notifier.ifPresent(DesktopNotifier::close);
    Texts texts = services.environment().texts();
    ObservableValue<DesktopSettings> wanted = mainWindow.preferences().settings();
    DesktopNotifier watching =
        new DesktopNotifier(
            stage,
            mainWindow.model().notices().shown(),
            notice -> sender.send(notice, texts, wanted::getValue));
    String title = services.environment().title();
    watching
        .unseen()
        .subscribe(
            count -> stage.setTitle(count.intValue() == 0 ? title : "(" + count + ") " + title));
    notifier = Optional.of(watching);
  }

  /** Returns the current content of the window. */
  MainWindow content() {
    return mainWindow;
  }

  /** Saves the window state and cancels long work. */
  void close() {
    theme.close();
    stateSaver.close();
    mainWindow.saveDrafts();
    runner.close();
  }
}
