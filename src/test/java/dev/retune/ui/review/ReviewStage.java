package dev.retune.ui.review;

import dev.retune.review.Verdict;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The screen's model over a queue of five answers, without a window. */
class ReviewStage {
  final Texts texts = new Texts(Locale.ENGLISH);
  final CurrentThread runner = new CurrentThread();
  final List<Throwable> losses = new ArrayList<>();
  final Scope scope = new Scope(Window.parse("7d"));
  final Desk desk = new Desk();
  final ReviewViewModel model = model(runner);

  ReviewViewModel model(TaskRunner on) {
    return new ReviewViewModel(
        desk,
        new Room(
            texts,
            new Figures(texts, ZoneOffset.UTC),
            scope,
            on,
            new Notices(texts, on, losses::add),
            new NoDialogs(),
            Clock.fixed(Desk.NOW, ZoneOffset.UTC),
            ZoneOffset.UTC,
            "kim"));
  }

  private static final class NoDialogs implements Dialogs {
    @Override
    public void confirm(Question question, Runnable yes) {
      throw new AssertionError(question);
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
      throw new AssertionError();
    }

    @Override
    public void saveAs(String name, Consumer<Path> chosen) {
      throw new AssertionError();
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
      throw new AssertionError();
    }
  }

  long open() {
    return model.open().get().orElseThrow().id();
  }

  void decide(Verdict verdict) {
    model.choose(verdict);
    model.save();
  }
}
