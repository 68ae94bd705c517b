package dev.retune.ui.shell;

import dev.retune.app.Retune;
import dev.retune.cli.Options;
import dev.retune.retrain.RetrainRequest;
import dev.retune.review.Judgement;
import dev.retune.review.QueueOrder;
import dev.retune.review.ReviewItem;
import dev.retune.review.Verdict;
import dev.retune.review.Waiting;
import dev.retune.settings.Home;
import dev.retune.settings.SettingsStore;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The window's services over a home of their own, at one moment. */
public final class SampleServices implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Home home;
  private final Retune retune;

  /** With an empty workspace in a folder. */
  public SampleServices(Path folder) {
    this.home = new Home(folder);
    SettingsStore store = new SettingsStore(home.settings());
    store.save(store.load().with("zone", "Asia/Seoul"));
    Options options = new Options(Optional.of(folder), Optional.empty(), Optional.of(NOW), false);
    this.retune = Retune.open(options, home, Map.of());
  }

  /** Loads the built-in sample. */
  public SampleServices filled() {
    in(Locale.ENGLISH).intake().sample().accept(Monitor.none());
    return this;
  }

  /** Lives through some weeks of use: an index goes live, another is tried, two people review. */
  public SampleServices lived() {
    var desk = in(Locale.ENGLISH).retraining();
    RetrainRequest first = RetrainRequest.by("kim", NOW).forced().within(Duration.ZERO);
    var _ = desk.run(first, Monitor.none());
    RetrainRequest smaller =
        new RetrainRequest(
            Optional.empty(), OptionalInt.of(32), Optional.empty(), true, true, "kim", NOW);
    var _ = desk.run(smaller.within(Duration.ZERO), Monitor.none());
    in(Locale.ENGLISH).review().setSecondShare(0.5);
    reviews("lee", 60, 0);
    reviews("kim", 45, 6);
    return this;
  }

  /**
   * Decides so many answers as somebody who comes to another verdict than others on one of so many.
   */
  private void reviews(String person, int answers, int otherwise) {
    SettingsStore store = new SettingsStore(home.settings());
    store.save(store.load().with("person", person));
    var desk = in(Locale.ENGLISH).review();
    Optional<Waiting> last = Optional.empty();
    for (int i = 0; i < answers; i++) {
      Optional<ReviewItem> item = desk.next(QueueOrder.NEWEST, last, Set.of());
      if (item.isEmpty()) {
        return;
      }
      long id = item.get().id();
      last = item.get().waiting();
      boolean other = otherwise > 0 && id % otherwise == 0;
      var _ = desk.save(id, judgement(other ? id + 1 : id), false);
    }
  }

  private static Judgement judgement(long seed) {
    Verdict verdict =
        seed % 5 == 0 ? Verdict.FINE : seed % 9 == 0 ? Verdict.UNCLEAR : Verdict.WRONG;
    Optional<String> code =
        verdict == Verdict.WRONG
            ? Optional.of(seed % 2 == 0 ? "outdated" : "incorrect")
            : Optional.empty();
    return new Judgement(verdict, code, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** In a language. */
  public Services in(Locale language) {
    return retune.window(language);
  }

  @Override
  public void close() {
    retune.close();
  }
}
