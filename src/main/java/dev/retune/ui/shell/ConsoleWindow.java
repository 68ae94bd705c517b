package dev.retune.ui.shell;

import dev.retune.settings.model.Settings;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import dev.retune.ui.settings.SettingsGateway;
import dev.retune.ui.task.FxTaskRunner;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.theme.JavaFxToolkit;
import dev.retune.ui.theme.Theme;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window itself: its theme and language, and where it stands on the desktop. */
public final class ConsoleWindow implements WindowActions {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleWindow.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 820;
  // the first frame is drawn beside the second one's making, and handed to the screen before the
  // third one's
  private static final int PAINTED = 3;

  private final Function<Locale, WindowServices> maker;
  // a window that is opened as an icon may be painted much later
  private final CompletableFuture<Void> painted =
      new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS);
  private final FxTaskRunner runner = new FxTaskRunner(painted);
  private final Stage stage;
  private final UiStateStore file;
  private RunningTask saving = () -> {};
  private Subscription following = Subscription.EMPTY;
  private WindowServices services;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
  private final Map<String, String> wishes = new ConcurrentHashMap<>();
  private Optional<Theme> chosen;
  private MainWindow mainWindow;

  ConsoleWindow(Function<Locale, WindowServices> maker, Locale first, Stage stage) {
    this.maker = maker;
    this.stage = stage;
    WindowServices found = maker.apply(first);
    this.file = new UiStateStore(found.environment().home());
    UiState left = file.read();
    this.services = found;
    this.chosen = found.environment().theme();
    theme.set(wanted());
    TimeWindow window = TimeWindow.parse(left.window().orElse(found.environment().window()));
    this.mainWindow = gateway(window, left.screen().map(ScreenId::valueOf), "");
    left.votes().ifPresent(mainWindow.scope().votes()::set);
    mainWindow.scope().votes().subscribe((was, is) -> keepSoon());
    open(left);
  }

  /**
   * Opens the window and returns when it is closed.
   *
   * @param toolkit under way
   * @param services for a language; asked again when a person switches it, so that the sentences of
   *     the services change too
   * @param first the language to begin with
   */
  public static void start(
      JavaFxToolkit toolkit, Function<Locale, WindowServices> services, Locale first) {
    CountDownLatch closed = new CountDownLatch(1);
    toolkit.run(
        () -> {
          Stage stage = new Stage();
          ConsoleWindow console = new ConsoleWindow(services, first, stage);
          stage.setOnHidden(
              event -> {
                console.close();
                closed.countDown();
              });
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  private MainWindow gateway(TimeWindow window, Optional<ScreenId> left, String section) {
    return new MainWindow(services, runner, window, left, this, section);
  }

  private void open(UiState left) {
    Scene scene = new Scene(mainWindow.root(), WIDTH, HEIGHT);
    theme.get().apply(scene);
    following = Theme.onSystemChange(() -> dress(wanted()));
    mainWindow.commands().install(scene);
    stage.setScene(scene);
    stage.setTitle(services.environment().texts().get("ui.name"));
    stage.setMinWidth(1000);
    stage.setMinHeight(640);
    left.frame().ifPresent(this::put);
    for (var property : List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty())) {
      property.subscribe((was, is) -> keepSoon());
    }
    stage.heightProperty().subscribe((was, is) -> keepSoon());
    runner.run(
        ConsoleWindow::icons, stage.getIcons()::setAll, mainWindow.model().notices()::failed);
    runner.onceIdle(
        () -> {
          afterPulses(scene, 1, () -> waited("the first screen stood"));
          warmUp();
        });
    afterPulses(
        scene,
        PAINTED,
        () -> {
          painted.complete(null);
          waited("the window was painted");
        });
    stage.show();
  }

  private static void afterPulses(Scene scene, int pulses, Runnable action) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          private int left = pulses;

          @Override
          public void run() {
            if (--left > 0) {
              Platform.requestNextPulse();
            } else {
              scene.removePostLayoutPulseListener(this);
              action.run();
            }
          }
        });
    Platform.requestNextPulse();
  }

  /** Notes in the log how long a person waited for something. */
  private void waited(String what) {
    long now = System.currentTimeMillis();
    // away from the window's thread, for it takes longer than a frame; Java's own start, for the
    // system's start of the process is up to a second off on Linux
    runner.run(
        () -> now - ManagementFactory.getRuntimeMXBean().getStartTime(),
        millis -> LOG.info("{} {} ms after the start", what, millis),
        mainWindow.model().notices()::failed);
  }

  /** Once the first screen stands; a screen that is opened before takes a little longer. */
  private void warmUp() {
    new ScreenWarmUp(services, theme.get()).run(runner);
  }

  private void put(UiState.Frame frame) {
    stage.setX(frame.x());
    stage.setY(frame.y());
    stage.setWidth(frame.width());
    stage.setHeight(frame.height());
    stage.setMaximized(frame.maximized());
  }

  private static List<Image> icons() {
    return Stream.of(16, 32, 48, 128, 256).map(ConsoleWindow::icon).toList();
  }

  private static Image icon(int size) {
    String name = "/dev/retune/ui/icons/retune-" + size + ".png";
    return new Image(
        Objects.requireNonNull(ConsoleWindow.class.getResource(name), name).toExternalForm());
  }

  private Theme wanted() {
    return chosen.orElseGet(Theme::ofSystem);
  }

  private void dress(Theme wanted) {
    theme.set(wanted);
    wanted.apply(stage.getScene());
  }

  @Override
  public void theme() {
    Theme other = theme.get().other();
    chosen = Optional.of(other);
    dress(other);
    keep("theme", other.name().toLowerCase(Locale.ROOT), () -> mainWindow.theme(other));
  }

  /** What a person presses is a setting like those of the screen Settings, and stays. */
  private void keep(String setting, String value, Runnable then) {
    SettingsGateway settings = services.settings();
    wishes.put(setting, value);
    runner.run(
        () -> {
          // one after the other, so that of two quick presses the second one stays
          synchronized (wishes) {
            return settings.change(now -> now.with(Map.copyOf(wishes)));
          }
        },
        saved -> then.run(),
        e -> {
          then.run();
          mainWindow.model().notices().failed(e);
        });
  }

  @Override
  public ObservableValue<Theme> shownTheme() {
    return theme.getReadOnlyProperty();
  }

  @Override
  public void language() {
    boolean korean = services.environment().texts().locale().getLanguage().equals("ko");
    Locale other = korean ? Locale.ENGLISH : Locale.KOREAN;
    keep(
        "language",
        other.getLanguage(),
        () -> {
          anew(other, "");
          mainWindow.focus("language");
        });
  }

  @Override
  public void settings(Settings now, String section) {
    wishes.clear();
    anew(now.locale(), section);
    chosen = services.environment().theme();
    dress(wanted());
    mainWindow.model().notices().done(services.environment().texts().get("ui.settings.saved"));
  }

  private void anew(Locale language, String section) {
    services = maker.apply(language);
    mainWindow.close();
    String votes = mainWindow.scope().votes().get();
    mainWindow =
        gateway(
            mainWindow.scope().window().get(),
            Optional.of(mainWindow.model().screen().get()),
            section);
    mainWindow.scope().votes().set(votes);
    mainWindow.scope().votes().subscribe((was, is) -> keepSoon());
    stage.getScene().setRoot(mainWindow.root());
    mainWindow.commands().install(stage.getScene());
    keepSoon();
  }

  /** What is in the window now. */
  MainWindow gateway() {
    return mainWindow;
  }

  /** Keeps how the window was left, and tells long work to stop. */
  void close() {
    saving.cancel();
    following.unsubscribe();
    file.write(state());
    runner.close();
  }

  private void keepSoon() {
    saving.cancel();
    saving = runner.later(Duration.ofMillis(800), this::keep);
  }

  private void keep() {
    UiState now = state();
    runner.run(
        () -> {
          file.write(now);
          return now;
        },
        kept -> {},
        mainWindow.model().notices()::failed);
  }

  private UiState state() {
    UiState.Frame frame =
        new UiState.Frame(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    return new UiState(
        Optional.of(frame),
        Optional.of(mainWindow.model().screen().get().name()),
        Optional.of(mainWindow.scope().window().get().label()),
        Optional.of(mainWindow.scope().votes().get()));
  }
}
