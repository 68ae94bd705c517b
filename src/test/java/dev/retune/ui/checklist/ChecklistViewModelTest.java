package dev.retune.ui.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.checklist.ChecklistProgress.BuiltVersion;
import dev.retune.ui.checklist.ChecklistProgress.MeasuredVersion;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.Navigator;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.TestScreenContext;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecklistViewModelTest {
  private static final ChecklistProgress NOTHING =
      new ChecklistProgress(
          0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final ChecklistProgress ALL =
      new ChecklistProgress(
          1200,
          40,
          7,
          Optional.of(new BuiltVersion("v2", 40)),
          Optional.of(new MeasuredVersion("v1", 0.7105, 1)),
          Optional.of("v1"),
          Optional.of("2026-W47"));

  private final List<String> opened = new ArrayList<>();
  private final TestScreenContext stage = new TestScreenContext();
  private ChecklistProgress progress = NOTHING;

  private ScreenContext context(TestScreenContext of) {
    ScreenContext plain = of.screenContext();
    return new ScreenContext(
        plain.texts(),
        plain.formatter(),
        plain.timeWindow(),
        plain.runner(),
        plain.notices(),
        plain.dialogs(),
        plain.clock(),
        plain.zone(),
        plain.person(),
        new Opened());
  }

  private ChecklistViewModel model() {
    return new ChecklistViewModel(() -> progress, context(stage));
  }

  @Test
  void anEmptyWorkspaceBeginsWithItsData() {
    ChecklistViewModel model = model();
    assertThat(model.shown().get()).isTrue();
    assertThat(model.standing()).isEqualTo("0 of 6 done");
    assertThat(model.lines())
        .filteredOn(ChecklistLine::next)
        .singleElement()
        .returns(ChecklistStep.DATA, ChecklistLine::step);
  }

  @Test
  void whatIsMissingIsNamed() {
    progress = new ChecklistProgress(1, 0, 0, none(), none(), none(), none());
    assertThat(detail(ChecklistStep.DATA)).startsWith("1 vote is here. Import the documents");
    progress = new ChecklistProgress(0, 3, 0, none(), none(), none(), none());
    assertThat(detail(ChecklistStep.DATA)).startsWith("3 documents are here.");
    progress =
        new ChecklistProgress(
            5, 3, 0, Optional.of(new BuiltVersion("v1", 3)), none(), Optional.of("v1"), none());
    assertThat(detail(ChecklistStep.EVALUATION)).startsWith("Not measured yet");
    assertThat(model().lines())
        .filteredOn(ChecklistLine::next)
        .as("a step that was left out comes first")
        .singleElement()
        .returns(ChecklistStep.CAUSES, ChecklistLine::step);
  }

  @Test
  void whatIsDoneIsToldFromTheWorkspace() {
    progress =
        new ChecklistProgress(
            ALL.votes(),
            ALL.documents(),
            ALL.judged(),
            ALL.built(),
            ALL.measured(),
            ALL.live(),
            Optional.empty());
    assertThat(model().lines())
        .extracting(ChecklistLine::detail)
        .startsWith(
            "1,200 votes, 40 documents",
            "7 decisions in Review",
            "v2, built from 40 documents",
            "v1: nDCG@10 0.711 on 1 question",
            "v1 is live");
    assertThat(model().shown().get()).isTrue();
  }

  @Test
  void theyGoWhenAllIsDone() {
    ChecklistViewModel model = model();
    progress = ALL;
    stage.screenContext().timeWindow().changed();
    assertThat(model.shown().get()).isFalse();
  }

  @Test
  void theyAreHiddenAndShownAgainByTheSettings() {
    ScreenContext context = context(stage);
    ChecklistViewModel model = new ChecklistViewModel(() -> progress, context);
    model.hide();
    assertThat(model.shown().get()).isFalse();
    assertThat(stage.told()).singleElement().asString().contains("Settings, General");
    context.timeWindow().changed();
    assertThat(model.shown().get()).isFalse();
    context.preferences().change(now -> now.withFirstSteps(true));
    assertThat(model.shown().get()).isTrue();
  }

  @Test
  void eachLeadsToItsScreen() {
    ChecklistViewModel model = model();
    for (ChecklistStep step : ChecklistStep.values()) {
      model.open(step);
    }
    assertThat(opened)
        .containsExactly("sources", "review", "versions", "versions", "versions", "reports");
  }

  @Test
  void theyAreToldInKorean() {
    TestScreenContext korean =
        new TestScreenContext(TestScreenContext.NOW, ZoneOffset.UTC, Locale.KOREAN);
    ChecklistViewModel model = new ChecklistViewModel(() -> progress, korean.screenContext());
    assertThat(model.standing()).isEqualTo("6개 중 0개 완료");
  }

  private String detail(ChecklistStep step) {
    return model().lines().stream()
        .filter(line -> line.step() == step)
        .findFirst()
        .orElseThrow()
        .detail();
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  /** Records where a step leads. */
  private final class Opened implements Navigator {
    @Override
    public void votes(VoteFilter filter) {}

    @Override
    public void review(long conversationId) {}

    @Override
    public void reviewQueue() {
      opened.add("review");
    }

    @Override
    public void sources() {
      opened.add("sources");
    }

    @Override
    public void topics() {}

    @Override
    public void versions() {
      opened.add("versions");
    }

    @Override
    public void reports() {
      opened.add("reports");
    }

    @Override
    public void help(GuidePlace place) {}

    @Override
    public void settings() {}

    @Override
    public void tryModel(String id) {}
  }
}
