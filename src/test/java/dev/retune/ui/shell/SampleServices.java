package dev.retune.ui.shell;

import dev.retune.app.Entities;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.feedback.Conversations;
import dev.retune.feedback.Votes;
import dev.retune.index.IndexVersion;
import dev.retune.index.SearchService;
import dev.retune.retrain.RetrainTables;
import dev.retune.retrain.Runs;
import dev.retune.retrain.TriggerService;
import dev.retune.retrain.TriggerSettings;
import dev.retune.sample.SampleData;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The window's services over a workspace of their own, at one moment. */
public final class SampleServices implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Path home;
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final ZoneId zone = ZoneId.of("Asia/Seoul");
  private final Workspace workspace;

  /** With an empty workspace below a folder. */
  public SampleServices(Path home) {
    this.home = home;
    this.workspace =
        Workspace.open(
            DatabaseUrl.h2File(home.resolve("retune")),
            Stream.concat(Entities.all().stream(), RetrainTables.entities().stream())
                .<Class<?>>map(c -> c)
                .distinct()
                .toList());
  }

  /** Loads the built-in sample. */
  public SampleServices filled() {
    new SampleData(workspace, clock).load(NOW, Monitor.none());
    return this;
  }

  /** In a language. */
  public Services in(Locale language) {
    Texts texts = new Texts(language);
    TriggerSettings settings = TriggerSettings.standard();
    StatsService stats = new StatsService(workspace, clock, zone, settings.threshold());
    TriggerService trigger =
        new TriggerService(workspace, new Runs(workspace, clock), stats, settings, texts);
    Votes votes = new Votes(workspace);
    Conversations conversations = new Conversations(workspace);
    return new Services(
        new Services.Place(
            "H2 · ~/.retune/retune", home, clock, zone, texts, false, "30d", "operator"),
        new Services.Intake(
            () -> conversations.count() == 0,
            monitor -> new SampleData(workspace, clock).load(NOW, monitor),
            (files, monitor) -> List.of(),
            () -> Optional.of(NOW)),
        new Services.Looks(stats::stats, trigger::read),
        new Services.Feedback(
            votes::page,
            votes::count,
            stats::from,
            conversations::byId,
            conversations::votesOf,
            List.of("irrelevant", "incomplete", "incorrect", "outdated", "unclear", "other")),
        new Services.Retraining(
            () -> List.of("all-minilm-l6-v2-int8"),
            (request, monitor) -> {
              throw new IllegalStateException();
            },
            List::<IndexVersion>of,
            version -> {
              throw new IllegalStateException();
            },
            () -> {
              throw new IllegalStateException();
            },
            (text, k) -> new SearchService.Answer("v1", List.of())));
  }

  @Override
  public void close() {
    workspace.close();
  }
}
