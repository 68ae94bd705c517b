package dev.retune.bootstrap.module;

import dev.retune.bootstrap.environment.WorkspaceAddressResolver;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.feedback.repository.VoteChangeLog;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.SecretStore;
import dev.retune.settings.SettingsService;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import dev.retune.votesearch.index.VoteTextIndex;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * What every module stands on and no change of the settings renews: the home, the settings' file,
 * the database and the index of its texts, the clock.
 */
public final class CoreServices implements AutoCloseable {
  private final HomeFolder home;
  private final SettingsFileStore settingsFile;
  private final Settings atStart;
  private final Map<String, String> environment;
  private final Function<Settings, DatabaseUrl> addresses;
  private final DatabaseUrl database;
  private final Clock clock;
  private final NotificationRelay relay = new NotificationRelay();
  private final OwnedComponent<Workspace> workspace =
      new OwnedComponent<>(() -> Workspace.open(database(), EntityClasses.all()));
  private final OwnedComponent<VoteTextIndex> textIndex =
      new OwnedComponent<>(
          () -> new VoteTextIndex(home().folder(), new VoteChangeLog(workspace())));

  /**
   * Reads the settings; nothing is opened yet.
   *
   * @param home the one in use, which is there
   * @param settingsFile holds for the sample too
   * @throws InvalidInputException when the settings cannot be understood
   */
  public CoreServices(
      HomeFolder home,
      SettingsFileStore settingsFile,
      LaunchOptions options,
      Map<String, String> environment,
      Clock clock) {
    this.home = home;
    this.settingsFile = settingsFile;
    this.atStart = settingsFile.load();
    this.environment = Map.copyOf(environment);
    this.addresses = new WorkspaceAddressResolver(options, home, environment);
    this.database = addresses.apply(atStart);
    this.clock = clock;
  }

  public HomeFolder home() {
    return home;
  }

  public SettingsFileStore settingsFile() {
    return settingsFile;
  }

  public SettingsService settingsService() {
    return new SettingsService(settingsFile, workspace(), clock);
  }

  /** As they stood when the process started. */
  public Settings settingsAtStart() {
    return atStart;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public SecretStore secrets() {
    return new SecretStore(environment);
  }

  public Function<Settings, DatabaseUrl> addresses() {
    return addresses;
  }

  public DatabaseUrl database() {
    return database;
  }

  public Clock clock() {
    return clock;
  }

  public NotificationRelay beside() {
    return relay;
  }

  public Workspace workspace() {
    return workspace.get();
  }

  public VoteTextIndex textIndex() {
    return textIndex.get();
  }

  /** How many parts are open. */
  public int openParts() {
    return (workspace.isOpen() ? 1 : 0) + (textIndex.isOpen() ? 1 : 0);
  }

  @Override
  public void close() {
    // the index of the texts reads the database until it is closed
    textIndex.close();
    workspace.close();
  }
}
