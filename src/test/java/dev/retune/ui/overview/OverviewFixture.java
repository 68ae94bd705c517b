package dev.retune.ui.overview;

import dev.retune.clustering.model.TopicState;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.RetrievalQuality;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.Navigator;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.NoticeList;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The view model over figures set by a test, in the zone of Seoul. */
final class OverviewFixture {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant TRIGGER_FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  final TimeWindowModel timeWindow = new TimeWindowModel(TimeWindow.parse("7d"));
  final List<TimeWindow> asked = new ArrayList<>();
  final List<VoteFilter> opened = new ArrayList<>();
  final Texts texts = new Texts(Locale.ENGLISH);
  final DirectTaskRunner runner = new DirectTaskRunner();
  final NoticeList notices = new NoticeList(texts, runner, gone -> {});
  DislikeRatio ratio = new DislikeRatio(0, 0);
  Optional<DislikeRatio> before = Optional.empty();
  Optional<Double> adjudicated = Optional.empty();
  List<ReasonShare> reasons = List.of(new ReasonShare("outdated", 12, 0.6));
  List<ReasonShare> reasonsBefore = List.of();
  long withoutReason = 3;
  long answers = 400;
  List<DailyVotes> daily = List.of();
  List<TimelineEvent> events = List.of();
  Optional<IndexVersion> live = Optional.empty();
  Optional<RetrievalQuality> quality = Optional.empty();
  Optional<PromotionEffect> effect = Optional.empty();
  List<VoteBurst> bursts = List.of();
  Optional<Instant> newestVote = Optional.empty();
  Optional<TopicState> topics = Optional.empty();
  int topicsOpened;
  OverviewCache cache = OverviewCache.none();
  final QuarantineGateway quarantine = new HeldBursts();
  final TestScreenContext dialogs = new TestScreenContext();

  OverviewViewModel model() {
    return new OverviewViewModel(
        (window, now) -> {
          asked.add(window);
          return new OverviewSnapshot(
              stats(ratio),
              reasonsBefore,
              trigger(),
              live,
              quality,
              effect,
              events,
              bursts,
              newestVote,
              topics);
        },
        quarantine,
        cache,
        screenContext());
  }

  OverviewState state(DislikeRatio votes) {
    ratio = votes;
    OverviewViewModel model = model();
    model.refresh();
    return model.state().get().orElseThrow();
  }

  ScreenContext screenContext() {
    return new ScreenContext(
        texts,
        new ValueFormatter(texts, SEOUL),
        timeWindow,
        runner,
        notices,
        dialogs,
        Clock.fixed(NOW, SEOUL),
        SEOUL,
        "ann",
        new Opened());
  }

  private static TriggerReading trigger() {
    return new TriggerReading(Phase.ARMED, "All is calm.", TRIGGER_FROM, NOW, 0, 0, 0);
  }

  private VoteStatistics stats(DislikeRatio votes) {
    return new VoteStatistics(
        NOW,
        "7d",
        Optional.of(NOW),
        SEOUL.getId(),
        votes.votes(),
        votes.votes() - votes.dislikes(),
        votes.dislikes(),
        answers,
        answers / 4,
        answers == 0 ? 0 : 0.25,
        answers == 0 ? 0 : (double) votes.votes() / answers,
        votes.value(),
        votes.wilson95(),
        adjudicated.orElse(votes.value()),
        0.30,
        reasons,
        withoutReason,
        daily,
        List.of(),
        before);
  }

  static VoteBurst burst(
      long id, VoteBurst.Kind kind, String name, long votes, VoteBurst.State state) {
    return new VoteBurst(
        id,
        kind,
        name,
        TRIGGER_FROM,
        NOW,
        state,
        votes,
        votes / 2,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Records the decision. */
  private final class HeldBursts implements QuarantineGateway {
    @Override
    public List<VoteBurst> bursts() {
      return bursts;
    }

    @Override
    public VoteBurst release(long id) {
      return decide(id, VoteBurst.State.RELEASED);
    }

    @Override
    public VoteBurst discard(long id) {
      return decide(id, VoteBurst.State.DISCARDED);
    }

    private VoteBurst decide(long id, VoteBurst.State state) {
      bursts =
          bursts.stream()
              .map(b -> b.id() == id ? burst(id, b.kind(), b.name(), left(b, state), state) : b)
              .toList();
      return bursts.stream().filter(b -> b.id() == id).findFirst().orElseThrow();
    }

    private static long left(VoteBurst burst, VoteBurst.State state) {
      return state == VoteBurst.State.RELEASED ? 0 : burst.votes();
    }
  }

  /** Records navigation. */
  private final class Opened implements Navigator {
    @Override
    public void votes(VoteFilter filter) {
      opened.add(filter);
    }

    @Override
    public void review(long conversationId) {}

    @Override
    public void reviewQueue() {}

    @Override
    public void sources() {}

    @Override
    public void topics() {
      topicsOpened++;
    }

    @Override
    public void versions() {}

    @Override
    public void reports() {}

    @Override
    public void help(GuidePlace place) {}

    @Override
    public void settings() {}

    @Override
    public void tryModel(String id) {}
  }
}
