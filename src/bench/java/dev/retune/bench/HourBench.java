package dev.retune.bench;

import dev.retune.export.Exporter;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.ui.feedback.FeedbackDesk;
import dev.retune.ui.kit.Toolkit;
import dev.retune.ui.shell.Console;
import dev.retune.ui.shell.SampleServices;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
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
 * An hour's work in the window without its pauses, over 1,000,000 votes: sixty rounds over every
 * screen, each with filters, words searched for, answers opened, decisions, reasons, reports of
 * another week, another theme and language; and the rows of a filter are written to files. Prints
 * the heap in use after each ten rounds, and at the end what has grown since the tenth.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=HourBench -Dbench.jvm=-Xmx512m</pre>
 */
public final class HourBench {
  private static final int ROUNDS = 60;
  private static final int GROWN = 25;
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(250);

  private HourBench() {}

  /** In a folder that is named, kept and used again; a second word is another number of rounds. */
  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("retune-fx-bench");
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    Optional<Histogram> tenth = Optional.empty();
    WindowDrive.fill(home);
    PeakHeap heap = new PeakHeap();
    try (SampleServices services = new SampleServices(home)) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> Console.start(Toolkit.starting(), services::in, Locale.ENGLISH));
      WindowDrive.until(() -> !Window.getWindows().isEmpty());
      for (int round = 1; round <= rounds; round++) {
        round(round);
        export(services.in(Locale.ENGLISH).feedback(), round);
        if (round % 10 == 0) {
          Histogram now = Histogram.now();
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

  /** Three months of likes or dislikes, as exact CSV or as JSONL, with their progress told. */
  private static void export(FeedbackDesk desk, int round) throws IOException {
    VoteFilter filter =
        VoteFilter.all()
            .withFrom(Optional.of(NOW.minus(Duration.ofDays(90))))
            .withValue(Optional.of(round % 4 < 2 ? Vote.Value.LIKE : Vote.Value.DISLIKE));
    Exporter.Format format = round % 2 == 0 ? Exporter.Format.CSV : Exporter.Format.JSONL;
    Path file = Files.createTempDirectory("retune-hour").resolve("votes");
    Seen progress = new Seen(new AtomicLong());
    Exporter.Manifest made = desk.export(filter, 0, format, file, progress);
    if (made.rows() == 0 || progress.told().get() == 0) {
      throw new IllegalStateException("nothing was exported, or nothing told of it");
    }
    try (Stream<Path> written = Files.list(file.getParent())) {
      for (Path one : written.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(file.getParent());
  }

  private record Seen(AtomicLong told) implements Monitor {
    @Override
    public void at(Progress progress) {
      told.incrementAndGet();
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static void screen(String name) {
    WindowDrive.press("go-" + name);
    pause();
  }

  private static void fire(String id) {
    WindowDrive.onWindow(
        () -> {
          if (WindowDrive.find(id) instanceof ButtonBase button && !button.isDisabled()) {
            button.fire();
          }
          return 0;
        });
    pause();
  }

  private static void type(String id, String text) {
    WindowDrive.onWindow(
        () -> {
          if (WindowDrive.find(id) instanceof TextField field) {
            field.setText(text);
          }
          return 0;
        });
    pause();
  }

  private static void choose(String id, int row) {
    WindowDrive.onWindow(
        () -> {
          if (WindowDrive.find(id) instanceof TableView<?> table && row < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(row);
          }
          return 0;
        });
    pause();
  }

  private static void scroll(int row) {
    WindowDrive.onWindow(
        () -> {
          WindowDrive.table().ifPresent(table -> table.scrollTo(row));
          return 0;
        });
    LockSupport.parkNanos(MOMENT / 5);
  }

  private static void pause() {
    LockSupport.parkNanos(MOMENT);
  }
}
