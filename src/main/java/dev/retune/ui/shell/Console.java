package dev.retune.ui.shell;

import dev.retune.settings.Settings;
import dev.retune.stats.Window;
import dev.retune.ui.kit.FxTaskRunner;
import dev.retune.ui.kit.Running;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.kit.Toolkit;
import dev.retune.ui.kit.UiState;
import dev.retune.ui.kit.UiStateFile;
import dev.retune.ui.settings.SettingsDesk;
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
public final class Console implements Switches {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 820;
  // the first frame is drawn beside the second one's making, and handed to the screen before the
  // third one's
  private static final int PAINTED = 3;

  private final Function<Locale, Services> maker;
  // a window that is opened as an icon may be painted much later
  private final CompletableFuture<Void> painted =
      new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS);
  private final FxTaskRunner runner = new FxTaskRunner(painted);
  private final Stage stage;
  private final UiStateFile file;
  private Running saving = () -> {};
  private Subscription following = Subscription.EMPTY;
  private Services services;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
  private final Map<String, String> wishes = new ConcurrentHashMap<>();
  private Optional<Theme> chosen;
  private Desk desk;

  Console(Function<Locale, Services> maker, Locale first, Stage stage) {
    this.maker = maker;
    this.stage = stage;
    Services found = maker.apply(first);
    this.file = new UiStateFile(found.place().home());
    UiState left = file.read();
    this.services = found;
    this.chosen = found.place().theme();
    theme.set(wanted());
    Window window = Window.parse(left.window().orElse(found.place().window()));
    this.desk = desk(window, left.screen().map(Screen::valueOf), "");
    left.votes().ifPresent(desk.scope().votes()::set);
    desk.scope().votes().subscribe((was, is) -> keepSoon());
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
  public static void start(Toolkit toolkit, Function<Locale, Services> services, Locale first) {
    CountDownLatch closed = new CountDownLatch(1);
    toolkit.run(
        () -> {
          Stage stage = new Stage();
          Console console = new Console(services, first, stage);
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

  private Desk desk(Window window, Optional<Screen> left, String section) {
    return new Desk(services, runner, window, left, this, section);
  }

  private void open(UiState left) {
    Scene scene = new Scene(desk.root(), WIDTH, HEIGHT);
    theme.get().apply(scene);
    following = Theme.onSystemChange(() -> dress(wanted()));
    desk.commands().install(scene);
    stage.setScene(scene);
    stage.setTitle(services.place().texts().get("ui.name"));
    stage.setMinWidth(1000);
    stage.setMinHeight(640);
    left.frame().ifPresent(this::put);
    for (var property : List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty())) {
      property.subscribe((was, is) -> keepSoon());
    }
    stage.heightProperty().subscribe((was, is) -> keepSoon());
    runner.run(Console::icons, stage.getIcons()::setAll, desk.model().notices()::failed);
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
        desk.model().notices()::failed);
  }

  /** Once the first screen stands; a screen that is opened before takes a little longer. */
  private void warmUp() {
    new WarmUp(services, theme.get()).run(runner);
  }

  private void put(UiState.Frame frame) {
    stage.setX(frame.x());
    stage.setY(frame.y());
    stage.setWidth(frame.width());
    stage.setHeight(frame.height());
    stage.setMaximized(frame.maximized());
  }

  private static List<Image> icons() {
    return Stream.of(16, 32, 48, 128, 256).map(Console::icon).toList();
  }

  private static Image icon(int size) {
    String name = "/dev/retune/ui/icons/retune-" + size + ".png";
    return new Image(
        Objects.requireNonNull(Console.class.getResource(name), name).toExternalForm());
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
    keep("theme", other.name().toLowerCase(Locale.ROOT), () -> desk.theme(other));
  }

  /** What a person presses is a setting like those of the screen Settings, and stays. */
  private void keep(String setting, String value, Runnable then) {
    SettingsDesk settings = services.settings();
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
          desk.model().notices().failed(e);
        });
  }

  @Override
  public ObservableValue<Theme> shownTheme() {
    return theme.getReadOnlyProperty();
  }

  @Override
  public void language() {
    boolean korean = services.place().texts().locale().getLanguage().equals("ko");
    Locale other = korean ? Locale.ENGLISH : Locale.KOREAN;
    keep(
        "language",
        other.getLanguage(),
        () -> {
          anew(other, "");
          desk.focus("language");
        });
  }

  @Override
  public void settings(Settings now, String section) {
    wishes.clear();
    anew(now.locale(), section);
    chosen = services.place().theme();
    dress(wanted());
    desk.model().notices().done(services.place().texts().get("ui.settings.saved"));
  }

  private void anew(Locale language, String section) {
    services = maker.apply(language);
    desk.close();
    String votes = desk.scope().votes().get();
    desk = desk(desk.scope().window().get(), Optional.of(desk.model().screen().get()), section);
    desk.scope().votes().set(votes);
    desk.scope().votes().subscribe((was, is) -> keepSoon());
    stage.getScene().setRoot(desk.root());
    desk.commands().install(stage.getScene());
    keepSoon();
  }

  /** What is in the window now. */
  Desk desk() {
    return desk;
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
        desk.model().notices()::failed);
  }

  private UiState state() {
    UiState.Frame frame =
        new UiState.Frame(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    return new UiState(
        Optional.of(frame),
        Optional.of(desk.model().screen().get().name()),
        Optional.of(desk.scope().window().get().label()),
        Optional.of(desk.scope().votes().get()));
  }
}
