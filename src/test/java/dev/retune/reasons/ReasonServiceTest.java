package dev.retune.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.persistence.Workspace;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.reasons.store.ReasonCorrectionRepository;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.PreparedModel;
import dev.retune.support.TestDatabases;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonServiceTest {
  /** The installed models, counting how often one was opened. */
  private static final class Counted implements ModelCatalog {
    private final ModelCatalog installed;
    private int opened;

    Counted() {
      installed = PreparedModel.models();
    }

    @Override
    public List<ModelSpec> list() {
      return installed.list();
    }

    @Override
    public ModelSpec find(String idOrFolder) {
      return installed.find(idOrFolder);
    }

    @Override
    public Embedder open(ModelSpec model) {
      opened++;
      return installed.open(model);
    }
  }

  private static VoteStatistics stats(Workspace workspace) {
    return new StatisticsService(workspace, DislikedVotesFixture.CLOCK, ZoneOffset.UTC, 0.3)
        .stats(new TimeWindow.All());
  }

  @ParameterizedTest
  @EnumSource
  void codesReachTheFiguresAtOnce(TestDatabases kind) {
    try (Workspace workspace =
        DislikedVotesFixture.with(
            kind,
            List.of("It is so slow.", "답이 너무 길어요.", "It is so slow.", "Outdated", "hm", ""))) {
      assertThat(stats(workspace).reasons()).containsExactly(new ReasonShare("other", 5, 5 / 6.0));
      ReasonService service =
          new ReasonService(workspace, DislikedVotesFixture.CLOCK, new Counted());
      assertThat(service.classifyPending(ProgressMonitor.none())).isEqualTo(5);
      assertThat(stats(workspace).reasons())
          .containsExactly(
              new ReasonShare("too_slow", 2, 2 / 6.0),
              new ReasonShare("other", 1, 1 / 6.0),
              new ReasonShare("outdated", 1, 1 / 6.0),
              new ReasonShare("too_long", 1, 1 / 6.0));
      assertThat(stats(workspace).dislikesWithoutReason()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theModelIsOpenedOnlyWhenSomethingIsPending(TestDatabases kind) {
    try (Workspace workspace = DislikedVotesFixture.with(kind, List.of("The text is confusing."))) {
      Counted models = new Counted();
      ReasonService service = new ReasonService(workspace, DislikedVotesFixture.CLOCK, models);
      assertThat(service.classifyPending(ProgressMonitor.none())).isEqualTo(1);
      assertThat(service.classifyPending(ProgressMonitor.none())).isZero();
      assertThat(models.opened).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoppedRunKeepsWhatItDidAndIsGoneOnWith(TestDatabases kind) {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      reasons.add(i % 2 == 0 ? "too slow" : "too long");
    }
    try (Workspace workspace = DislikedVotesFixture.with(kind, reasons)) {
      ReasonService service =
          new ReasonService(workspace, DislikedVotesFixture.CLOCK, new Counted());
      assertThatThrownBy(() -> service.classifyPending(new StopsAfterAPage()))
          .isInstanceOf(CancelledException.class);
      assertThat(stats(workspace).reasons()).anyMatch(r -> r.code().equals("other"));
      assertThat(service.classifyPending(ProgressMonitor.none())).isEqualTo(100);
      assertThat(stats(workspace).reasons())
          .containsExactly(
              new ReasonShare("too_long", 300, 0.5), new ReasonShare("too_slow", 300, 0.5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAPersonFiledTeachesTheClassifier(TestDatabases kind) {
    List<String> reasons =
        List.of(
            "The salary figure for nurses is not what hospitals pay.",
            "The salary figure for teachers is not what schools pay.");
    try (Workspace workspace = DislikedVotesFixture.with(kind, reasons)) {
      ReasonService service =
          new ReasonService(workspace, DislikedVotesFixture.CLOCK, new Counted());
      service.classifyPending(ProgressMonitor.none());
      ReasonCodeListRepository lists =
          new ReasonCodeListRepository(workspace, DislikedVotesFixture.CLOCK);
      ReasonCode salary =
          lists.save(lists.current().with("Wrong salary"), "Kim").get("Wrong salary");
      new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK)
          .correct(1, salary, "Kim");
      assertThat(service.classifyAgain(ProgressMonitor.none())).isEqualTo(1);
      assertThat(stats(workspace).reasons())
          .containsExactly(new ReasonShare("Wrong salary", 2, 1.0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void classifyingAgainLeavesAPersonsWordAlone(TestDatabases kind) {
    try (Workspace workspace = DislikedVotesFixture.with(kind, List.of("It is so slow."))) {
      ReasonService service =
          new ReasonService(workspace, DislikedVotesFixture.CLOCK, new Counted());
      service.classifyPending(ProgressMonitor.none());
      ReasonCode tone =
          new ReasonCodeListRepository(workspace, DislikedVotesFixture.CLOCK).current().get("tone");
      new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK).correct(1, tone, "Kim");
      assertThat(service.classifyAgain(ProgressMonitor.none())).isZero();
      assertThat(stats(workspace).reasons()).containsExactly(new ReasonShare("tone", 1, 1.0));
    }
  }

  private static final class StopsAfterAPage implements ProgressMonitor {
    private boolean reported;

    @Override
    public void at(TaskProgress progress) {
      reported = true;
    }

    @Override
    public boolean cancelled() {
      return reported;
    }
  }
}
