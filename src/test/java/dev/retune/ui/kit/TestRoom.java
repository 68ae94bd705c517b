package dev.retune.ui.kit;

import dev.retune.stats.Window;
import dev.retune.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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
  private final Room room;
  private boolean willing = true;
  private Path place = Path.of("nowhere");

  /** In UTC, at {@link #NOW}. */
  public TestRoom() {
    this(NOW, ZoneOffset.UTC);
  }

  /** At another moment and in another zone. */
  public TestRoom(Instant now, ZoneId zone) {
    room =
        new Room(
            texts,
            new Figures(texts, zone),
            new Scope(Window.parse("7d")),
            runner,
            notices,
            this,
            Clock.fixed(now, zone),
            zone,
            "kim");
  }

  /** For a ViewModel. */
  public Room room() {
    return room;
  }

  /** Whether questions are answered with yes; otherwise they are left alone. */
  public void answers(boolean yes) {
    willing = yes;
  }

  /** The file or folder that is chosen from now on. */
  public void chooses(Path chosen) {
    place = chosen;
  }

  /** Lets all that waits happen. */
  public void passTime() {
    runner.passTime();
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
    if (willing) {
      yes.run();
    }
  }

  @Override
  public void chooseFiles(Consumer<List<Path>> chosen) {
    throw new AssertionError("nobody asked for files");
  }

  @Override
  public void saveAs(String name, Consumer<Path> chosen) {
    chosen.accept(place);
  }

  @Override
  public void chooseFolder(Consumer<Path> chosen) {
    chosen.accept(place);
  }
}
