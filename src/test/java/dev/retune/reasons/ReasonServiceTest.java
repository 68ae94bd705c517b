package dev.retune.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.embed.Embedder;
import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.fault.Cancelled;
import dev.retune.house.Databases;
import dev.retune.house.ReadyModel;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
import dev.retune.stats.StatsService;
import dev.retune.stats.Window;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonServiceTest {
  /** The installed models, and how often one was opened. */
  private static final class Counted implements Models {
    private final Models installed;
    private int opened;

    Counted() {
      installed = ReadyModel.models();
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

  private static Stats stats(Workspace workspace) {
    return new StatsService(workspace, Disliked.CLOCK, ZoneOffset.UTC, 0.3).stats(new Window.All());
  }

  @ParameterizedTest
  @EnumSource
  void codesReachTheFiguresAtOnce(Databases kind) {
    try (Workspace workspace =
        Disliked.with(
            kind,
            List.of("It is so slow.", "답이 너무 길어요.", "It is so slow.", "Outdated", "hm", ""))) {
      assertThat(stats(workspace).reasons()).containsExactly(new ReasonShare("other", 5, 5 / 6.0));
      ReasonService service = new ReasonService(workspace, Disliked.CLOCK, new Counted());
      assertThat(service.classifyPending(Monitor.none())).isEqualTo(5);
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
  void theModelIsOpenedOnlyWhenSomethingIsPending(Databases kind) {
    try (Workspace workspace = Disliked.with(kind, List.of("The text is confusing."))) {
      Counted models = new Counted();
      ReasonService service = new ReasonService(workspace, Disliked.CLOCK, models);
      assertThat(service.classifyPending(Monitor.none())).isEqualTo(1);
      assertThat(service.classifyPending(Monitor.none())).isZero();
      assertThat(models.opened).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoppedRunKeepsWhatItDidAndIsGoneOnWith(Databases kind) {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      reasons.add(i % 2 == 0 ? "too slow" : "too long");
    }
    try (Workspace workspace = Disliked.with(kind, reasons)) {
      ReasonService service = new ReasonService(workspace, Disliked.CLOCK, new Counted());
      assertThatThrownBy(() -> service.classifyPending(new StopsAfterAPage()))
          .isInstanceOf(Cancelled.class);
      assertThat(stats(workspace).reasons()).anyMatch(r -> r.code().equals("other"));
      assertThat(service.classifyPending(Monitor.none())).isEqualTo(100);
      assertThat(stats(workspace).reasons())
          .containsExactly(
              new ReasonShare("too_long", 300, 0.5), new ReasonShare("too_slow", 300, 0.5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAPersonFiledTeachesTheClassifier(Databases kind) {
    List<String> reasons =
        List.of(
            "The salary figure for nurses is not what hospitals pay.",
            "The salary figure for teachers is not what schools pay.");
    try (Workspace workspace = Disliked.with(kind, reasons)) {
      ReasonService service = new ReasonService(workspace, Disliked.CLOCK, new Counted());
      service.classifyPending(Monitor.none());
      ReasonLists lists = new ReasonLists(workspace, Disliked.CLOCK);
      ReasonCode salary =
          lists.save(lists.current().with("Wrong salary"), "Kim").get("Wrong salary");
      new Lessons(workspace, Disliked.CLOCK).teach(1, salary, "Kim");
      assertThat(service.classifyAgain(Monitor.none())).isEqualTo(1);
      assertThat(stats(workspace).reasons())
          .containsExactly(new ReasonShare("Wrong salary", 2, 1.0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void classifyingAgainLeavesAPersonsWordAlone(Databases kind) {
    try (Workspace workspace = Disliked.with(kind, List.of("It is so slow."))) {
      ReasonService service = new ReasonService(workspace, Disliked.CLOCK, new Counted());
      service.classifyPending(Monitor.none());
      ReasonCode tone = new ReasonLists(workspace, Disliked.CLOCK).current().get("tone");
      new Lessons(workspace, Disliked.CLOCK).teach(1, tone, "Kim");
      assertThat(service.classifyAgain(Monitor.none())).isZero();
      assertThat(stats(workspace).reasons()).containsExactly(new ReasonShare("tone", 1, 1.0));
    }
  }

  private static final class StopsAfterAPage implements Monitor {
    private boolean reported;

    @Override
    public void at(Progress progress) {
      reported = true;
    }

    @Override
    public boolean cancelled() {
      return reported;
    }
  }
}
