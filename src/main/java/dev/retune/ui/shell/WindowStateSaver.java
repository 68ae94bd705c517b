package dev.retune.ui.shell;

import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Saves the state of the window shortly after a change. */
final class WindowStateSaver {
  private final UiStateStore file;
  private final Stage stage;
  private final TaskRunner runner;
  private final Supplier<MainWindow> window;
  private final WindowFramePosition position = new WindowFramePosition();
  private RunningTask pending = () -> {};

  WindowStateSaver(UiStateStore file, Stage stage, TaskRunner runner, Supplier<MainWindow> window) {
    this.file = file;
    this.stage = stage;
    this.runner = runner;
    this.window = window;
  }

  /** Restores position and size and saves them whenever they change. */
  void follow(UiState restored) {
    restored
        .frame()
        .flatMap(
            frame ->
                WindowFramePosition.reachable(
                    frame, Screen.getScreens().stream().map(Screen::getVisualBounds).toList()))
        .ifPresent(this::restore);
    for (var property :
        List.of(
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
      property.subscribe((was, is) -> saveSoon());
    }
  }

  private void restore(UiState.Frame frame) {
    position.ask(frame);
    stage.setX(frame.x());
    stage.setY(frame.y());
    stage.setWidth(frame.width());
    stage.setHeight(frame.height());
    stage.setMaximized(frame.maximized());
  }

  void saveSoon() {
    pending.cancel();
    pending = runner.later(Duration.ofMillis(800), this::save);
  }

  private void save() {
    UiState now = state();
    runner.run(
        () -> {
          file.write(now);
          return now;
        },
        saved -> {},
        window.get().model().notices()::failed);
  }

  /** Saves at once, when the window is closed. */
  void close() {
    pending.cancel();
    file.write(state());
  }

  private UiState state() {
    UiState.Frame frame =
        new UiState.Frame(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    MainWindow now = window.get();
    return new UiState(
        Optional.of(position.toSave(frame)),
        Optional.of(now.model().screen().get().name()),
        Optional.of(now.timeWindow().window().get().label()),
        Optional.of(now.timeWindow().votes().get()));
  }
}
