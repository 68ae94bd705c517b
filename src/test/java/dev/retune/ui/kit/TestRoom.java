package dev.retune.ui.kit;

import dev.retune.stats.Window;
import dev.retune.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A room without a toolkit: work is done at once, and every question is answered with yes. */
public final class TestRoom implements Dialogs {
  /** The moment that counts as now. */
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final CurrentThread runner = new CurrentThread();
  private final Notices notices = new Notices(texts, runner, gone -> {});
  private final List<Question> asked = new ArrayList<>();
  private final Room room =
      new Room(
          texts,
          new Figures(texts, ZoneOffset.UTC),
          new Scope(Window.parse("7d")),
          runner,
          notices,
          this,
          Clock.fixed(NOW, ZoneOffset.UTC),
          ZoneOffset.UTC,
          "kim");

  /** For a ViewModel. */
  public Room room() {
    return room;
  }

  /** What was asked so far. */
  public List<Question> asked() {
    return asked;
  }

  /** What is told now. */
  public List<String> told() {
    return notices.shown().stream().map(Notice::text).toList();
  }

  @Override
  public void confirm(Question question, Runnable yes) {
    asked.add(question);
    yes.run();
  }

  @Override
  public void chooseFiles(Consumer<List<Path>> chosen) {
    throw new AssertionError("nobody asked for files");
  }

  /** Writes to a file of that name in the system's temporary folder, which it never makes. */
  @Override
  public void chooseTarget(String suggested, Consumer<Path> chosen) {
    chosen.accept(Path.of(System.getProperty("java.io.tmpdir"), suggested));
  }

  /** What waits is done. */
  public void passTime() {
    runner.passTime();
  }
}
