package dev.retune.bootstrap.module;

import dev.retune.bootstrap.environment.WorkspaceAddressResolver;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.cluster.EngineSettings;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubEnvironment;
import dev.retune.embedding.hub.HubTiming;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.store.EarlierVoteSettlement;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.settings.SecretStore;
import dev.retune.settings.SettingsService;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import dev.retune.votesearch.index.VoteTextIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * Services that all modules share and that outlive settings changes: home, settings file, database,
 * text index and clock.
 */
public final class CoreServices implements AutoCloseable {
  private final HomeFolder home;
  private final SettingsFileStore settingsFile;
  private final Settings atStart;
  private final Map<String, String> environment;
  private final SecretStore secrets;
  private final Function<Settings, DatabaseUrl> addresses;
  private final DatabaseUrl database;
  private final boolean sample;
  private final Clock clock;
  private final NotificationRelay relay = new NotificationRelay();
  private final OwnedComponent<Workspace> workspace = new OwnedComponent<>(() -> open(database()));
  private final OwnedComponent<VoteTextIndex> textIndex =
      new OwnedComponent<>(
          () -> new VoteTextIndex(home().folder(), new VoteChangeRepository(workspace())));
  private final OwnedComponent<HubClient> hub =
      new OwnedComponent<>(
          () ->
              new HubClient(
                  HubEnvironment.of(environment(), Path.of(System.getProperty("user.home", "."))),
                  HubTiming.DEFAULT));

  /**
   * Reads the settings; services are opened on first use.
   *
   * @param home the home in use, which exists
   * @param settingsFile the settings file, also used with the sample
   * @throws InvalidInputException when the settings are invalid
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
    this.secrets = new SecretStore(environment);
    this.addresses = new WorkspaceAddressResolver(options, home, environment);
    this.database = addresses.apply(atStart);
    this.sample = options.demo();
    this.clock = clock;
  }

  private Workspace open(DatabaseUrl url) {
    Workspace opened = Workspace.open(url, EntityClasses.all());
    try {
      new EarlierVoteSettlement(opened, clock, new ReviewItemRepository()).settle();
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
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

  /** Returns the settings at startup. */
  public Settings settingsAtStart() {
    return atStart;
  }

  /**
   * Returns where texts are embedded, as it is set now; those of the sample on this machine only.
   */
  EngineSettings engine() {
    return sample ? EngineSettings.standard() : settingsFile.loadOr(atStart, relay).engine();
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the one store of secrets, which also has those of this session. */
  public SecretStore secrets() {
    return secrets;
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

  public NotificationRelay notices() {
    return relay;
  }

  public Workspace workspace() {
    return workspace.get();
  }

  public VoteTextIndex textIndex() {
    return textIndex.get();
  }

  /** Returns the client of the hub of models; a download goes on when settings change. */
  HubClient hub() {
    return hub.get();
  }

  /** Returns the number of open components. */
  public int openParts() {
    return (workspace.isOpen() ? 1 : 0) + (textIndex.isOpen() ? 1 : 0) + (hub.isOpen() ? 1 : 0);
  }

  @Override
  public void close() {
    // the text index reads the database until it is closed
    textIndex.close();
    workspace.close();
    hub.close();
  }
}
