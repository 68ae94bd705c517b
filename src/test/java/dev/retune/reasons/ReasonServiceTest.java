package dev.retune.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.embed.Embedder;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.fault.Cancelled;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.FeedbackTables;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import dev.retune.feedback.Votes;
import dev.retune.house.Databases;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
import dev.retune.stats.StatsService;
import dev.retune.stats.Window;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path home;

  /** The installed models, and how often one was opened. */
  private static final class Counted implements Models {
    private final Models installed;
    private int opened;

    Counted(Path home) {
      installed = new InstalledModels(home);
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

  private static Workspace open(Databases kind) {
    return Workspace.open(kind.fresh(), FeedbackTables.entities());
  }

  private static void dislikes(Workspace workspace, List<String> reasons) {
    List<ConversationRow> conversations = new ArrayList<>();
    List<VoteRowIn> votes = new ArrayList<>();
    Optional<Instant> at = Optional.of(NOW.minusSeconds(86_400));
    for (String reason : reasons) {
      String id = "n" + votes.size();
      conversations.add(
          new ConversationRow(
              id,
              Optional.empty(),
              "q",
              "a",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              at));
      votes.add(
          new VoteRowIn(
              id,
              id,
              Vote.Value.DISLIKE,
              Optional.of(reason).filter(r -> !r.isEmpty()),
              Optional.empty(),
              at));
    }
    Source source =
        new Sources(workspace, CLOCK).named("chat", Source.Kind.FILES, Optional.empty());
    new FeedbackStore(workspace, CLOCK).store(source, Batch.of(conversations, votes));
  }

  private static Stats stats(Workspace workspace) {
    return new StatsService(workspace, CLOCK, ZoneOffset.UTC, 0.3).stats(new Window.All());
  }

  @ParameterizedTest
  @EnumSource
  void codesReachTheFiguresAtOnce(Databases kind) {
    try (Workspace workspace = open(kind)) {
      dislikes(
          workspace,
          List.of("It is so slow.", "답이 너무 길어요.", "It is so slow.", "Outdated", "hm", ""));
      assertThat(stats(workspace).reasons()).containsExactly(new ReasonShare("other", 5, 5 / 6.0));
      ReasonService service = new ReasonService(new Votes(workspace), new Counted(home));
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
    try (Workspace workspace = open(kind)) {
      dislikes(workspace, List.of("The text is confusing."));
      Counted models = new Counted(home);
      ReasonService service = new ReasonService(new Votes(workspace), models);
      assertThat(service.classifyPending(Monitor.none())).isEqualTo(1);
      assertThat(service.classifyPending(Monitor.none())).isZero();
      assertThat(models.opened).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoppedRunKeepsWhatItDidAndIsGoneOnWith(Databases kind) {
    try (Workspace workspace = open(kind)) {
      List<String> reasons = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        reasons.add(i % 2 == 0 ? "too slow" : "too long");
      }
      dislikes(workspace, reasons);
      ReasonService service = new ReasonService(new Votes(workspace), new Counted(home));
      assertThatThrownBy(() -> service.classifyPending(new StopsAfterAPage()))
          .isInstanceOf(Cancelled.class);
      assertThat(stats(workspace).reasons()).anyMatch(r -> r.code().equals("other"));
      assertThat(service.classifyPending(Monitor.none())).isEqualTo(100);
      assertThat(stats(workspace).reasons())
          .containsExactly(
              new ReasonShare("too_long", 300, 0.5), new ReasonShare("too_slow", 300, 0.5));
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
