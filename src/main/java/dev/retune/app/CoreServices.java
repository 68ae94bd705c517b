package dev.retune.app;

import dev.retune.cli.Options;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.feedback.VoteChanges;
import dev.retune.find.TextIndex;
import dev.retune.settings.Home;
import dev.retune.settings.Secrets;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsService;
import dev.retune.settings.SettingsStore;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * What every module stands on and no change of the settings renews: the home, the settings' file,
 * the database and the index of its texts, the clock.
 */
final class CoreServices implements AutoCloseable {
  private final Home home;
  private final SettingsStore settingsFile;
  private final Settings atStart;
  private final Map<String, String> environment;
  private final Function<Settings, DatabaseUrl> addresses;
  private final DatabaseUrl database;
  private final Clock clock;
  private final Beside beside = new Beside();
  private final OwnedPart<Workspace> workspace =
      new OwnedPart<>(() -> Workspace.open(database(), Entities.all()));
  private final OwnedPart<TextIndex> textIndex =
      new OwnedPart<>(() -> new TextIndex(home().folder(), new VoteChanges(workspace())));

  /**
   * Reads the settings; nothing is opened yet.
   *
   * @param home the one in use, which is there
   * @param settingsFile holds for the sample too
   * @throws BadInput when the settings cannot be understood
   */
  CoreServices(
      Home home,
      SettingsStore settingsFile,
      Options options,
      Map<String, String> environment,
      Clock clock) {
    this.home = home;
    this.settingsFile = settingsFile;
    this.atStart = settingsFile.load();
    this.environment = Map.copyOf(environment);
    this.addresses = new Addresses(options, home, environment);
    this.database = addresses.apply(atStart);
    this.clock = clock;
  }

  Home home() {
    return home;
  }

  SettingsStore settingsFile() {
    return settingsFile;
  }

  SettingsService settingsService() {
    return new SettingsService(settingsFile, workspace(), clock);
  }

  /** As they stood when the process started. */
  Settings settingsAtStart() {
    return atStart;
  }

  Map<String, String> environment() {
    return environment;
  }

  Secrets secrets() {
    return new Secrets(environment);
  }

  Function<Settings, DatabaseUrl> addresses() {
    return addresses;
  }

  DatabaseUrl database() {
    return database;
  }

  Clock clock() {
    return clock;
  }

  Beside beside() {
    return beside;
  }

  Workspace workspace() {
    return workspace.get();
  }

  TextIndex textIndex() {
    return textIndex.get();
  }

  /** How many parts are open. */
  int openParts() {
    return (workspace.isOpen() ? 1 : 0) + (textIndex.isOpen() ? 1 : 0);
  }

  @Override
  public void close() {
    // the index of the texts reads the database until it is closed
    textIndex.close();
    workspace.close();
  }
}
