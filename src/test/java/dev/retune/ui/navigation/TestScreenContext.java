package dev.retune.ui.navigation;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.FileKind;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.TaskRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A screen context without JavaFX: work runs synchronously, and confirmations are accepted. */
public final class TestScreenContext implements UserDialogs {
  /** The fixed current time. */
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Texts texts;
  private final DirectTaskRunner runner = new DirectTaskRunner();
  private final NoticeList notices;
  private final List<Question> asked = new ArrayList<>();
  private final List<String> proposed = new ArrayList<>();
  private final List<FileKind> kinds = new ArrayList<>();
  private final ScreenContext context;
  private boolean willing = true;
  private String name = "name";
  private Path place = Path.of("nowhere");

  /** Creates a context in UTC at {@link #NOW}. */
  public TestScreenContext() {
    this(NOW, ZoneOffset.UTC);
  }

  /** Creates a context at another time and in another zone. */
  public TestScreenContext(Instant now, ZoneId zone) {
    this(now, zone, Locale.ENGLISH);
  }

  /** Creates a context in another language. */
  public TestScreenContext(Instant now, ZoneId zone, Locale language) {
    texts = new Texts(language);
    notices = new NoticeList(texts, runner, gone -> {});
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

  /** Returns the context for a view model. */
  public ScreenContext screenContext() {
    return context;
  }

  /** Returns the same context with another runner. */
  public ScreenContext screenContext(TaskRunner other) {
    return new ScreenContext(
        texts,
        context.formatter(),
        context.timeWindow(),
        other,
        notices,
        this,
        context.clock(),
        context.zone(),
        context.person());
  }

  /** Sets whether confirmations are accepted. */
  public void answers(boolean yes) {
    willing = yes;
  }

  /** Sets the file or folder that the user chooses. */
  public void chooses(Path chosen) {
    place = chosen;
  }

  /** Runs all delayed actions. */
  public void passTime() {
    runner.passTime();
  }

  /** Returns the confirmations requested so far. */
  public List<Question> asked() {
    return asked;
  }

  /** Returns the file names proposed so far. */
  public List<String> proposed() {
    return proposed;
  }

  /** Returns the kinds of files asked for so far. */
  public List<FileKind> kinds() {
    return kinds;
  }

  /** Returns the visible notices. */
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
  public void ask(NameQuestion question, Consumer<String> named) {
    named.accept(name);
  }

  /** Answers questions for a name with one. */
  public void naming(String other) {
    name = other;
  }

  @Override
  public void chooseFiles(FileKind kind, Consumer<List<Path>> chosen) {
    kinds.add(kind);
    chosen.accept(List.of(place));
  }

  @Override
  public void saveAs(String title, String name, Consumer<Path> chosen) {
    proposed.add(name);
    chosen.accept(place);
  }

  @Override
  public void chooseFolder(Consumer<Path> chosen) {
    chosen.accept(place);
  }
}
