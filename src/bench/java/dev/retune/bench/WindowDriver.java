package dev.retune.bench;

import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import dev.retune.ui.shell.SampleServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;

/** Fills a home with a million votes and drives the window on it from outside. */
final class WindowDriver {
  static final int VOTES = 1_000_000;
  private static final int DOCUMENTS = 1_500;
  private static final long FRAME_NANOS = 16_000_000;

  private WindowDriver() {}

  /** Fills the home if necessary; the window will open headless on Feedback over all time. */
  static void fill(Path home) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    if (!Files.exists(home.resolve("filled"))) {
      make(home);
    }
    new UiStateStore(home)
        .write(
            new UiState(
                Optional.of(new UiState.Frame(0, 0, 1280, 900, false)),
                Optional.of("FEEDBACK"),
                Optional.of("all"),
                Optional.empty()));
  }

  private static void make(Path home) throws Exception {
    Files.createDirectories(home);
    try (SampleServices made = new SampleServices(home)) {
      var _ = made.in(Locale.ENGLISH).dataImport().empty().getAsBoolean();
    }
    try (Workspace workspace =
        Workspace.open(DatabaseUrl.h2File(home.resolve("retune")), List.of())) {
      StatisticsBench.fill(workspace, VOTES);
      workspace.jdbc(
          connection ->
              StatisticsBench.execute(
                  connection, DOCUMENTS_SQL.replace(":documents", String.valueOf(DOCUMENTS))));
      workspace.jdbc(connection -> StatisticsBench.execute(connection, REVIEW_SQL));
    }
    Files.createFile(home.resolve("filled"));
  }

  static void press(String id) {
    until(() -> find(id) != null);
    onWindow(
        () -> {
          if (find(id) instanceof ToggleButton button) {
            button.fire();
          }
          return 0;
        });
  }

  static Optional<TableView<?>> table() {
    return find("table") instanceof TableView<?> table ? Optional.of(table) : Optional.empty();
  }

  static Node find(String id) {
    return Window.getWindows().getFirst().getScene().getRoot().lookup("#" + id);
  }

  static void heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "heap in use %d MB of %d MB%n",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
  }

  static void until(BooleanSupplier holds) {
    while (!onWindow(holds::getAsBoolean)) {
      LockSupport.parkNanos(FRAME_NANOS);
    }
  }

  static <T> T onWindow(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      Platform.runLater(
          () -> {
            try {
              answer.complete(question.get());
            } catch (RuntimeException e) {
              answer.completeExceptionally(e);
            }
          });
    } catch (IllegalStateException e) {
      // the toolkit has not started yet
      LockSupport.parkNanos(FRAME_NANOS);
      return onWindow(question);
    }
    return answer.join();
  }

  private static final String REVIEW_SQL =
      """
      insert into review_item
          (conversation_id, dislikes, disliked_at, least_sure, reason_code, waiting)
        select conversation_id, count(*), max(created_at),
            coalesce(min(reason_confidence), 0.8), min(reason_code), true
          from feedback_log where feedback = 'dislike' and conversation_id is not null
          group by conversation_id""";

  private static final String DOCUMENTS_SQL =
      """
      insert into document (source_id, external_id, title, section, body, content_hash)
      select 1, 'd' || x, 'Guide ' || x, 'Chapter ' || mod(x, 17),
        'How to handle case ' || x || '. ' || repeat('Open the form, check number '
          || mod(x * 7919, 10007) || ' and confirm it with the office of district '
          || mod(x, 97) || '. ', 6), 'hash' || x
      from system_range(1, :documents)""";
}
