package dev.retune.bench;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.export.ExportFormat;
import dev.retune.export.ExportManifest;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.feedback.FeedbackGateway;
import dev.retune.ui.shell.ConsoleWindow;
import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.theme.JavaFxToolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/**
 * Simulates an hour of work in the window, without pauses, on 1,000,000 votes: sixty rounds over
 * every screen, with filters, searches, opened answers, decisions, reasons, reports of other weeks,
 * changes of theme and language, and exports. Prints the heap in use after every ten rounds, and
 * finally what has grown since the tenth.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=WindowHourBench -Dbench.jvm=-Xmx512m
 * </pre>
 */
public final class WindowHourBench {
  private static final int ROUNDS = 60;
  private static final int GROWN = 25;
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(250);

  private WindowHourBench() {}

  /** Optional arguments: a folder to keep for later runs, and the number of rounds. */
  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("retune-fx-bench");
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    Optional<HeapHistogram> tenth = Optional.empty();
    WindowDriver.fill(home);
    PeakHeap heap = new PeakHeap();
    try (SampleServices services = new SampleServices(home)) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () ->
                  ConsoleWindow.start(
                      JavaFxToolkit.starting(),
                      services::in,
                      listener -> () -> {},
                      Locale.ENGLISH));
      WindowDriver.until(() -> !Window.getWindows().isEmpty());
      for (int round = 1; round <= rounds; round++) {
        round(round);
        export(services.in(Locale.ENGLISH).feedback(), round);
        if (round % 10 == 0) {
          HeapHistogram now = HeapHistogram.now();
          System.out.printf("round %d: %,d bytes in use%n", round, now.total());
          tenth.ifPresent(before -> now.print(before, GROWN));
          tenth = tenth.or(() -> Optional.of(now));
        }
      }
    }
    System.out.printf("%d rounds; at most %d MB of heap were in use%n", rounds, heap.most() >> 20);
    System.exit(0);
  }

  private static void round(int round) {
    screen("overview");
    screen("feedback");
    fire(round % 2 == 0 ? "dislikes" : "likes");
    type("search", round % 3 == 0 ? "case " + round : "");
    for (int row = 0; row < 400; row += 40) {
      scroll(row);
    }
    choose("table", round % 20);
    fire("clear");
    screen("review");
    fire(round % 4 == 0 ? "do-verdict-FINE" : "do-verdict-WRONG");
    fire("do-copy");
    fire("do-save");
    screen("reasons");
    choose("reasons", round % 10);
    screen("retrain");
    for (String tab : List.of("showCauses", "showCompare", "showSchedule", "showVersions")) {
      fire(tab);
    }
    screen("report");
    fire("previous");
    screen("settings");
    fire("section-trigger");
    fire("theme");
    if (round % 5 == 0) {
      fire("language");
    }
  }

  /** Exports three months of likes or dislikes, as CSV or JSONL, with progress. */
  private static void export(FeedbackGateway gateway, int round) throws IOException {
    VoteFilter filter =
        VoteFilter.all()
            .withFrom(NOW.minus(Duration.ofDays(90)))
            .withValue(round % 4 < 2 ? Vote.Value.LIKE : Vote.Value.DISLIKE);
    ExportFormat format = round % 2 == 0 ? ExportFormat.CSV : ExportFormat.JSONL;
    Path file = Files.createTempDirectory("retune-hour").resolve("votes");
    Seen progress = new Seen(new AtomicLong());
    ExportManifest made = gateway.export(filter, 0, format, file, progress);
    if (made.rows() == 0 || progress.told().get() == 0) {
      throw new IllegalStateException("nothing was exported, or no progress was reported");
    }
    try (Stream<Path> written = Files.list(file.getParent())) {
      for (Path one : written.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(file.getParent());
  }

  private record Seen(AtomicLong told) implements ProgressMonitor {
    @Override
    public void at(TaskProgress progress) {
      told.incrementAndGet();
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static void screen(String name) {
    WindowDriver.press("go-" + name);
    pause();
  }

  private static void fire(String id) {
    WindowDriver.onWindow(
        () -> {
          if (WindowDriver.find(id) instanceof ButtonBase button && !button.isDisabled()) {
            button.fire();
          }
          return 0;
        });
    pause();
  }

  private static void type(String id, String text) {
    WindowDriver.onWindow(
        () -> {
          if (WindowDriver.find(id) instanceof TextField field) {
            field.setText(text);
          }
          return 0;
        });
    pause();
  }

  private static void choose(String id, int row) {
    WindowDriver.onWindow(
        () -> {
          if (WindowDriver.find(id) instanceof TableView<?> table
              && row < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(row);
          }
          return 0;
        });
    pause();
  }

  private static void scroll(int row) {
    WindowDriver.onWindow(
        () -> {
          WindowDriver.table().ifPresent(table -> table.scrollTo(row));
          return 0;
        });
    LockSupport.parkNanos(MOMENT / 5);
  }

  private static void pause() {
    LockSupport.parkNanos(MOMENT);
  }
}
