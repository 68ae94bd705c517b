package dev.retune.app;

import dev.retune.backup.Backup;
import dev.retune.backup.Restore;
import dev.retune.backup.Swap;
import dev.retune.cli.Options;
import dev.retune.cli.Services;
import dev.retune.collect.ApiKeys;
import dev.retune.collect.Quarantine;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.embed.InstalledModels;
import dev.retune.export.Exporter;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Importer;
import dev.retune.feedback.Sources;
import dev.retune.feedback.VoteChanges;
import dev.retune.feedback.Votes;
import dev.retune.find.TextIndex;
import dev.retune.find.VoteList;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenImport;
import dev.retune.index.GoldenSet;
import dev.retune.index.GoldenSummary;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.LazyModel;
import dev.retune.index.SearchService;
import dev.retune.index.Searcher;
import dev.retune.loop.Loop;
import dev.retune.reasons.ReasonService;
import dev.retune.retrain.History;
import dev.retune.retrain.Runs;
import dev.retune.retrain.TriggerService;
import dev.retune.sample.SampleData;
import dev.retune.settings.Home;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsService;
import dev.retune.settings.SettingsStore;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
import dev.retune.work.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The composition root: every service is built here by hand, when it is first asked for, and closed
 * in the opposite order.
 */
public final class Retune implements Services {
  private final Home home;
  private final Settings settings;
  private final SettingsStore settingsFile;
  private final Map<String, String> environment;
  private final Function<Settings, DatabaseUrl> addresses;
  private final DatabaseUrl database;
  private final Clock clock;
  private final Texts texts;
  private final Closing closing = new Closing();

  private final Retune first;
  private Optional<Retune> shown = Optional.empty();
  private Optional<Retune> renewed = Optional.empty();
  private final Beside beside;

  private final Supplier<Workspace> workspace;
  private final Supplier<TextIndex> textIndex;
  private final Lazy<InstalledModels> models =
      new Lazy<>(
          () -> new InstalledModels(home().folder(), settings().device(), this::besideAnswers));
  private final Lazy<IndexStore> store = new Lazy<>(() -> new IndexStore(home().folder()));
  private final Lazy<IndexVersions> versions =
      new Lazy<>(() -> new IndexVersions(workspace(), store.get(), clock()));
  private final Lazy<SearchService> search = new Lazy<>(this::newSearch);
  private final Lazy<StatsService> stats = new Lazy<>(this::newStats);
  private final Lazy<TriggerService> trigger = new Lazy<>(this::newTrigger);
  private final Lazy<ReasonService> reasons = new Lazy<>(this::newReasons);
  private final Lazy<Loop> loop = new Lazy<>(() -> new LoopAssembly(this).loop());

  private Retune(
      Home home,
      SettingsStore settingsFile,
      Settings settings,
      Map<String, String> environment,
      Function<Settings, DatabaseUrl> addresses,
      Clock clock) {
    this.first = this;
    this.home = home;
    this.settingsFile = settingsFile;
    this.settings = settings;
    this.environment = environment;
    this.addresses = addresses;
    this.database = addresses.apply(settings);
    this.clock = clock;
    this.texts = new Texts(settings.locale());
    this.workspace = new Lazy<>(() -> closing(Workspace.open(database, Entities.all())));
    this.textIndex = new Lazy<>(this::newTextIndex);
    this.beside = new Beside();
  }

  /** The same with other settings, on the same workspace; closed with it. */
  private Retune(Retune other, Settings settings) {
    this.first = other.first;
    this.home = other.home;
    this.settingsFile = other.settingsFile;
    this.settings = settings;
    this.environment = other.environment;
    this.addresses = other.addresses;
    this.database = other.database;
    this.clock = other.clock;
    this.texts = new Texts(settings.locale());
    this.workspace = other.workspace;
    this.textIndex = other.textIndex;
    this.beside = other.beside;
  }

  /**
   * Reads the settings and is ready to build; nothing is opened yet.
   *
   * @throws BadInput when the home's folder cannot be made, or the settings cannot be understood
   */
  public static Retune open(Options options, Home home, Map<String, String> environment) {
    Home chosen = options.demo() ? home.demo() : home;
    try {
      chosen.make();
    } catch (IOException e) {
      throw new BadInput(e, "app.homeUnusable", chosen.folder().toString());
    }
    new Swap(chosen).finish(new Addresses(options, chosen, environment));
    SettingsStore settingsFile = new SettingsStore(home.settings());
    return new Retune(
        chosen,
        settingsFile,
        settingsFile.load(),
        environment,
        new Addresses(options, chosen, environment),
        options
            .asOf()
            .map(instant -> Clock.fixed(instant, ZoneId.of("UTC")))
            .orElseGet(Clock::systemUTC));
  }

  private <T extends AutoCloseable> T closing(T part) {
    return closing.add(part);
  }

  Home home() {
    return home;
  }

  Workspace workspace() {
    return workspace.get();
  }

  private TextIndex newTextIndex() {
    return closing(new TextIndex(home().folder(), new VoteChanges(workspace())));
  }

  TextIndex textIndex() {
    return textIndex.get();
  }

  VoteList voteList() {
    return new VoteList(new Votes(workspace()), new VoteChanges(workspace()), textIndex());
  }

  private SearchService newSearch() {
    return closing(new SearchService(versions(), store.get(), models()));
  }

  private StatsService newStats() {
    return new StatsService(workspace(), clock, settings.zoneId(), settings.trigger().threshold());
  }

  private TriggerService newTrigger() {
    return new TriggerService(
        workspace(), new Runs(workspace(), clock), stats(), settings.trigger(), texts);
  }

  private ReasonService newReasons() {
    return new ReasonService(workspace(), clock, models());
  }

  /** Who decides and stands in the audit. */
  String person() {
    return settings.personName();
  }

  @Override
  public Texts texts() {
    return texts;
  }

  @Override
  public void beside(Consumer<Failure> listener) {
    beside.to(listener);
  }

  void besideAnswers(Failure failure) {
    beside.accept(failure);
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Optional<Path> settingsPath() {
    return Optional.of(settingsFile.file()).filter(Files::exists);
  }

  @Override
  public Importer importer() {
    sample().keepAlone();
    return new Importer(workspace(), clock, texts);
  }

  @Override
  public InstalledModels models() {
    return models.get();
  }

  @Override
  public ReasonService reasons() {
    return reasons.get();
  }

  @Override
  public StatsService stats() {
    return stats.get();
  }

  @Override
  public TriggerService trigger() {
    return trigger.get();
  }

  @Override
  public IndexVersions versions() {
    return versions.get();
  }

  @Override
  public SearchService search() {
    return search.get();
  }

  @Override
  public Searcher searcher(Optional<String> version) {
    IndexVersion wanted =
        version
            .map(versions()::named)
            .or(versions()::live)
            .orElseThrow(() -> new BadInput("app.noLiveIndex"));
    return Searcher.open(store.get(), wanted, models());
  }

  @Override
  public Evaluator evaluator() {
    return new Evaluator();
  }

  @Override
  public GoldenSummary goldenSummary() {
    String model = versions().live().map(v -> v.spec().modelId()).orElse(settings.model());
    try (LazyModel lazy = new LazyModel(models(), model)) {
      return new GoldenSet(workspace()).summary(lazy);
    }
  }

  @Override
  public History history() {
    return new History(workspace(), stats());
  }

  @Override
  public GoldenImport goldenImport() {
    return new GoldenImport(workspace(), clock);
  }

  @Override
  public Loop loop() {
    return loop.get();
  }

  @Override
  public Exporter exporter() {
    return new Exporter(workspace(), new GoldenSet(workspace()), outputs(), clock);
  }

  @Override
  public ApiKeys keys() {
    return new ApiKeys(workspace(), clock);
  }

  @Override
  public Quarantine quarantine() {
    return new Quarantine(
        workspace(), new Sources(workspace(), clock), new FeedbackStore(workspace(), clock), clock);
  }

  @Override
  public Backup backup() {
    return new Backup(workspace(), home, outputs(), clock);
  }

  OutputFile outputs() {
    return Outputs.of(settingsFile.folder(), database, settings);
  }

  @Override
  public Restore restore() {
    return new Restore(home, addresses, clock);
  }

  @Override
  public List<Check> doctor() {
    return new Doctor(this, home, store.get(), environment).checks();
  }

  @Override
  public Server serve(String host, int port, List<String> origins, List<String> trustedProxies) {
    return new Unattended(this).serve(host, port, origins, trustedProxies);
  }

  @Override
  public Running schedule() {
    return new Unattended(this).schedule();
  }

  /** The same with other settings; closed with the first one, or when another is asked for. */
  Retune with(Settings changed) {
    return first.renew(new Retune(this, changed));
  }

  private Retune renew(Retune now) {
    synchronized (closing) {
      renewed.ifPresent(Retune::close);
      renewed = Optional.of(now);
    }
    return now;
  }

  /** How many parts are open, to be closed with this. */
  int openParts() {
    return closing.size();
  }

  /**
   * The services as the window asks for them, in a language; closed with this, or when they are
   * asked for again.
   */
  public dev.retune.ui.shell.Services window(Locale language) {
    Retune now;
    synchronized (closing) {
      Settings chosen =
          shown.map(last -> settingsFile.loadOr(last.settings, beside)).orElse(settings);
      now = new Retune(this, chosen.in(language));
      shown.ifPresent(before -> Thread.ofVirtual().start(before::close));
      shown = Optional.of(now);
    }
    return new WindowServices(now, home, now.person()).all();
  }

  SettingsStore settingsFile() {
    return settingsFile;
  }

  SettingsService settingsService() {
    return new SettingsService(settingsFile, workspace(), clock);
  }

  Map<String, String> environment() {
    return environment;
  }

  IndexStore store() {
    return store.get();
  }

  SampleData sample() {
    return new SampleData(workspace(), clock);
  }

  DatabaseUrl database() {
    return database;
  }

  /** Closes what was opened, the last first; again it does nothing. */
  @Override
  public void close() {
    synchronized (closing) {
      shown.ifPresent(Retune::close);
      shown = Optional.empty();
      renewed.ifPresent(Retune::close);
      renewed = Optional.empty();
    }
    closing.close();
  }
}
