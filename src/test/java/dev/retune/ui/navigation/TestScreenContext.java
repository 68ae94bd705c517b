package dev.retune.ui.navigation;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.NoticeList;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A screen context without a toolkit: work is done at once, and every question is answered with
 * yes.
 */
public final class TestScreenContext implements UserDialogs {
  /** The moment that counts as now. */
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final DirectTaskRunner runner = new DirectTaskRunner();
  private final NoticeList notices = new NoticeList(texts, runner, gone -> {});
  private final List<Question> asked = new ArrayList<>();
  private final ScreenContext context;
  private boolean willing = true;
  private Path place = Path.of("nowhere");

  /** In UTC, at {@link #NOW}. */
  public TestScreenContext() {
    this(NOW, ZoneOffset.UTC);
  }

  /** At another moment and in another zone. */
  public TestScreenContext(Instant now, ZoneId zone) {
    context =
        new ScreenContext(
            texts,
            new ValueFormatter(texts, zone),
            new TimeWindowModel(TimeWindow.parse("7d")),
            runner,
            notices,
            this,
            Clock.fixed(now, zone),
            zone,
            "kim");
  }

  /** For a ViewModel. */
  public ScreenContext screenContext() {
    return context;
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
