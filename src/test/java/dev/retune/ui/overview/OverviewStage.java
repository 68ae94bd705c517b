package dev.retune.ui.overview;

import dev.retune.collect.Burst;
import dev.retune.feedback.VoteFilter;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Quality;
import dev.retune.retrain.TriggerReading;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.stats.DayCount;
import dev.retune.stats.Ratio;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Doors;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TestRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The screen over figures that a test sets, in Seoul. */
final class OverviewStage {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant TRIGGER_FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  final Scope scope = new Scope(Window.parse("7d"));
  final List<Window> asked = new ArrayList<>();
  final List<VoteFilter> opened = new ArrayList<>();
  final Texts texts = new Texts(Locale.ENGLISH);
  final CurrentThread runner = new CurrentThread();
  final Notices notices = new Notices(texts, runner, gone -> {});
  Ratio ratio = new Ratio(0, 0);
  Optional<Ratio> before = Optional.empty();
  Optional<Double> adjudicated = Optional.empty();
  List<ReasonShare> reasons = List.of(new ReasonShare("outdated", 12, 0.6));
  List<ReasonShare> reasonsBefore = List.of();
  long withoutReason = 3;
  long answers = 400;
  List<DayCount> daily = List.of();
  List<Event> events = List.of();
  Optional<IndexVersion> live = Optional.empty();
  Optional<Quality> quality = Optional.empty();
  Optional<Effect> effect = Optional.empty();
  List<Burst> bursts = List.of();
  LastFigures last = LastFigures.none();
  final HeldDesk held = new HeldBursts();
  final TestRoom dialogs = new TestRoom();

  OverviewViewModel model() {
    return new OverviewViewModel(
        (window, now) -> {
          asked.add(window);
          return new Situation(
              stats(ratio), reasonsBefore, trigger(), live, quality, effect, events, bursts);
        },
        held,
        last,
        room());
  }

  Shown shown(Ratio votes) {
    ratio = votes;
    OverviewViewModel model = model();
    model.refresh();
    return model.shown().get().orElseThrow();
  }

  Room room() {
    return new Room(
        texts,
        new Figures(texts, SEOUL),
        scope,
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

  private Stats stats(Ratio votes) {
    return new Stats(
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

  static Burst burst(long id, Burst.Kind kind, String name, long votes, Burst.State state) {
    return new Burst(
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

  /** Decides as it is told. */
  private final class HeldBursts implements HeldDesk {
    @Override
    public List<Burst> bursts() {
      return bursts;
    }

    @Override
    public Burst release(long id) {
      return decide(id, Burst.State.RELEASED);
    }

    @Override
    public Burst discard(long id) {
      return decide(id, Burst.State.DISCARDED);
    }

    private Burst decide(long id, Burst.State state) {
      bursts =
          bursts.stream()
              .map(b -> b.id() == id ? burst(id, b.kind(), b.name(), left(b, state), state) : b)
              .toList();
      return bursts.stream().filter(b -> b.id() == id).findFirst().orElseThrow();
    }

    private static long left(Burst burst, Burst.State state) {
      return state == Burst.State.RELEASED ? 0 : burst.votes();
    }
  }

  /** Remembers what was opened. */
  private final class Opened implements Doors {
    @Override
    public void votes(VoteFilter filter) {
      opened.add(filter);
    }

    @Override
    public void review(long conversationId) {}

    @Override
    public void versions() {}

    @Override
    public void reports() {}

    @Override
    public void settings() {}
  }
}
