package dev.retune.ui.installation;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.Navigator;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.SteppedTaskRunner;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A screen context whose long tasks run when the test says so. */
public final class InstallationContext {
  public final TestScreenContext test;
  public final SteppedTaskRunner runner;
  final List<String> tried = new ArrayList<>();
  private final NoticeList notices;

  public InstallationContext() {
    this(new TestScreenContext(), new SteppedTaskRunner());
  }

  private InstallationContext(TestScreenContext test, SteppedTaskRunner runner) {
    this.test = test;
    this.runner = runner;
    this.notices = new NoticeList(test.screenContext().texts(), runner, gone -> {});
  }

  /** The context after a change of language: the tasks go on. */
  public InstallationContext inKorean() {
    return new InstallationContext(
        new TestScreenContext(TestScreenContext.NOW, ZoneOffset.UTC, Locale.KOREAN), runner);
  }

  /** Returns the context for a view model. */
  public ScreenContext screenContext() {
    ScreenContext base = test.screenContext();
    return new ScreenContext(
        base.texts(),
        base.formatter(),
        base.timeWindow(),
        runner,
        notices,
        test,
        base.clock(),
        base.zone(),
        base.person(),
        new Trials());
  }

  /** Returns the ids of the models that were tried. */
  public List<String> tried() {
    return tried;
  }

  /** Returns the visible notices. */
  public List<String> told() {
    return notices.shown().stream().map(Notice::text).toList();
  }

  /** Records which models are tried. */
  private final class Trials implements Navigator {
    @Override
    public void votes(VoteFilter filter) {}

    @Override
    public void review(long conversationId) {}

    @Override
    public void reviewQueue() {}

    @Override
    public void sources() {}

    @Override
    public void topics() {}

    @Override
    public void versions() {}

    @Override
    public void reports() {}

    @Override
    public void help(GuidePlace place) {}

    @Override
    public void settings() {}

    @Override
    public void tryModel(String id) {
      tried.add(id);
    }
  }
}
