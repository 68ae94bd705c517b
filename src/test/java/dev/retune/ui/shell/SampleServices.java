package dev.retune.ui.shell;

import dev.retune.app.Retune;
import dev.retune.cli.Options;
import dev.retune.retrain.RetrainRequest;
import dev.retune.settings.Home;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsStore;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The window's services over a home of their own, at one moment. */
public final class SampleServices implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Retune retune;

  /** With an empty workspace in a folder. */
  public SampleServices(Path folder) {
    Home home = new Home(folder);
    new SettingsStore(home.settings()).save(Settings.standard().with("zone", "Asia/Seoul"));
    Options options = new Options(Optional.of(folder), Optional.empty(), Optional.of(NOW), false);
    this.retune = Retune.open(options, home, Map.of());
  }

  /** Loads the built-in sample. */
  public SampleServices filled() {
    in(Locale.ENGLISH).intake().sample().accept(Monitor.none());
    return this;
  }

  /** Brings an index live, as a week of use would. */
  public SampleServices lived() {
    var _ =
        in(Locale.ENGLISH)
            .retraining()
            .run(RetrainRequest.by("operator", NOW).forced(), Monitor.none());
    return this;
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
