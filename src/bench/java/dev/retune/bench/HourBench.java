package dev.retune.bench;

import dev.retune.ui.kit.Toolkit;
import dev.retune.ui.shell.Console;
import dev.retune.ui.shell.SampleServices;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/**
 * An hour's work in the window without its pauses, over 1,000,000 votes: sixty rounds over every
 * screen, each with filters, words searched for, answers opened, decisions, reasons, reports of
 * another week, another theme and language. Prints the heap in use after each ten rounds.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=HourBench -Dbench.jvm=-Xmx512m</pre>
 */
public final class HourBench {
  private static final int ROUNDS = 60;
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(250);

  private HourBench() {}

  /** In a folder that is named, kept and used again, or in one of its own. */
  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("retune-fx-bench");
    WindowDrive.fill(home);
    try (SampleServices services = new SampleServices(home)) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> Console.start(Toolkit.starting(), services::in, Locale.ENGLISH));
      WindowDrive.until(() -> !Window.getWindows().isEmpty());
      for (int round = 1; round <= ROUNDS; round++) {
        round(round);
        if (round % 10 == 0) {
          System.out.printf("round %d: ", round);
          WindowDrive.heap();
        }
      }
    }
    long most =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(peak -> peak.getUsed())
            .sum();
    System.out.printf("%d rounds; at most %d MB of heap were in use%n", ROUNDS, most >> 20);
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
