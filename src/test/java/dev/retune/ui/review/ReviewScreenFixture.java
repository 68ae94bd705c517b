package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.review.decision.Verdict;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.FileKind;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.TaskRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The view model over a queue of five answers, without a window. */
class ReviewScreenFixture {
  final Texts texts = new Texts(Locale.ENGLISH);
  final DirectTaskRunner runner = new DirectTaskRunner();
  final List<Throwable> losses = new ArrayList<>();
  final TimeWindowModel timeWindow = new TimeWindowModel(TimeWindow.parse("7d"));
  final FakeReviewGateway gateway = new FakeReviewGateway();
  final HeldDialogs dialogs = new HeldDialogs();
  final ReviewViewModel model = model(runner);

  ReviewViewModel model(TaskRunner on) {
    return new ReviewViewModel(
        gateway,
        new ScreenContext(
            texts,
            new ValueFormatter(texts, ZoneOffset.UTC),
            timeWindow,
            on,
            new NoticeList(texts, on, losses::add),
            dialogs,
            Clock.fixed(FakeReviewGateway.NOW, ZoneOffset.UTC),
            ZoneOffset.UTC,
            "kim"));
  }

  /** Holds a question until the test agrees. */
  static final class HeldDialogs implements UserDialogs {
    private Runnable yes = () -> {};

    @Override
    public void confirm(Question question, Runnable agreed) {
      yes = agreed;
    }

    @Override
    public void ask(NameQuestion question, Consumer<String> named) {
      throw new AssertionError();
    }

    void agree() {
      yes.run();
    }

    @Override
    public void chooseFiles(FileKind kind, Consumer<List<Path>> chosen) {
      throw new AssertionError();
    }

    @Override
    public void saveAs(String title, String name, Consumer<Path> chosen) {
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
    model.decision().choose(verdict);
    model.decision().save();
  }
}
