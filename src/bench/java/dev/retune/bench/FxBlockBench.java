package dev.retune.bench;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.ui.kit.UiState;
import dev.retune.ui.kit.UiStateFile;
import dev.retune.ui.shell.Console;
import dev.retune.ui.shell.SampleServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;

/**
 * The longest time that the window's thread is blocked: while Feedback is scrolled over 1,000,000
 * votes, while every screen is opened, and while the index is built anew; and the heap that is used
 * then. A folder that is named is kept and used again.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=FxBlockBench -Dbench.jvm=-Xmx512m</pre>
 */
public final class FxBlockBench {
  private static final int VOTES = 1_000_000;
  private static final int DOCUMENTS = 1_500;
  private static final long FRAME_NANOS = 16_000_000;

  private FxBlockBench() {}

  /** Prints a line for each. */
  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("retune-fx-bench");
    if (!Files.exists(home.resolve("filled"))) {
      fill(home);
    }
    new UiStateFile(home)
        .write(
            new UiState(
                Optional.of(new UiState.Frame(0, 0, 1280, 900, false)),
                Optional.of("FEEDBACK"),
                Optional.of("all"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    try (SampleServices services = new SampleServices(home)) {
      Thread.ofPlatform().daemon().start(() -> Console.start(services::in, Locale.ENGLISH));
      until(() -> !Window.getWindows().isEmpty());
      long opened = System.nanoTime();
      until(() -> table() != null && !table().getItems().isEmpty());
      System.out.printf(
          "Feedback at %,d votes: first rows after %,d ms%n",
          VOTES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened));
      try (FxProbe probe = new FxProbe()) {
        scroll(3);
        probe.report("(warming up)");
        scroll(15);
        probe.report("scrolling Feedback");
        heap();
        screens(probe, "for the first time");
        screens(probe, "again");
        retrain();
        probe.report("scrolling Feedback while re-embedding");
        heap();
      }
    }
    System.exit(0);
  }

  private static void fill(Path home) throws Exception {
    Files.createDirectories(home);
    try (SampleServices made = new SampleServices(home)) {
      made.in(Locale.ENGLISH).intake().empty().getAsBoolean();
    }
    try (Workspace workspace =
        Workspace.open(DatabaseUrl.h2File(home.resolve("retune")), List.of())) {
      StatsBench.fill(workspace, VOTES);
      workspace.jdbc(
          connection ->
              StatsBench.execute(
                  connection, DOCUMENTS_SQL.replace(":documents", String.valueOf(DOCUMENTS))));
    }
    Files.createFile(home.resolve("filled"));
  }

  private static void scroll(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    int row = 0;
    while (System.nanoTime() < end) {
      row += 7;
      int to = row;
      onWindow(
          () -> {
            table().scrollTo(Math.min(to, table().getItems().size() - 1));
            return to;
          });
      LockSupport.parkNanos(FRAME_NANOS);
    }
  }

  private static void screens(FxProbe probe, String time) {
    for (String screen :
        List.of("overview", "feedback", "review", "reasons", "retrain", "report", "settings")) {
      press("go-" + screen);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
      probe.report("opening " + screen + " " + time);
    }
  }

  private static void retrain() {
    press("go-retrain");
    until(() -> find("run") instanceof Button run && !run.isDisabled());
    onWindow(
        () -> {
          if (find("force") instanceof CheckBox force && find("run") instanceof Button run) {
            force.setSelected(true);
            run.fire();
          }
          return 0;
        });
    press("go-feedback");
    until(() -> table() != null);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    do {
      scroll(2);
    } while (System.nanoTime() < end && onWindow(() -> find("tasks").lookup(".task") != null));
  }

  private static void press(String id) {
    until(() -> find(id) != null);
    onWindow(
        () -> {
          if (find(id) instanceof ToggleButton button) {
            button.fire();
          }
          return 0;
        });
  }

  private static TableView<?> table() {
    return find("table") instanceof TableView<?> table ? table : null;
  }

  private static Node find(String id) {
    return Window.getWindows().getFirst().getScene().getRoot().lookup("#" + id);
  }

  private static void heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "heap in use %d MB of %d MB%n",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
  }

  private static void until(BooleanSupplier holds) {
    while (!onWindow(holds::getAsBoolean)) {
      LockSupport.parkNanos(FRAME_NANOS);
    }
  }

  private static <T> T onWindow(Supplier<T> question) {
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
      // the toolkit is not up yet
      LockSupport.parkNanos(FRAME_NANOS);
      return onWindow(question);
    }
    return answer.join();
  }

  private static final String DOCUMENTS_SQL =
      """
      insert into document (source_id, external_id, title, section, body, content_hash)
      select 1, 'd' || x, 'Guide ' || x, 'Chapter ' || mod(x, 17),
        'How to handle case ' || x || '. ' || repeat('Open the form, check number '
          || mod(x * 7919, 10007) || ' and confirm it with the office of district '
          || mod(x, 97) || '. ', 6), 'hash' || x
      from system_range(1, :documents)""";
}
