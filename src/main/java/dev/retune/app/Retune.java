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
import dev.retune.feedback.Importer;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenImport;
import dev.retune.index.GoldenSummary;
import dev.retune.index.IndexVersions;
import dev.retune.index.SearchService;
import dev.retune.index.Searcher;
import dev.retune.loop.Loop;
import dev.retune.reasons.ReasonService;
import dev.retune.retrain.History;
import dev.retune.retrain.TriggerService;
import dev.retune.settings.Home;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsStore;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
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

/**
 * The composition root: the core, the modules on it, and which of them a command or the window is
 * given. Modules build their parts when they are first asked for, and close them.
 */
public final class Retune implements Services {
  private final CoreServices core;
  private final Modules modules;
  private Optional<Modules> shown = Optional.empty();
  private Optional<Modules> renewed = Optional.empty();

  private Retune(CoreServices core) {
    this.core = core;
    this.modules = new Modules(core, core.settingsAtStart());
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
    Clock clock =
        options
            .asOf()
            .map(instant -> Clock.fixed(instant, ZoneId.of("UTC")))
            .orElseGet(Clock::systemUTC);
    return new Retune(
        new CoreServices(chosen, new SettingsStore(home.settings()), options, environment, clock));
  }

  CoreServices core() {
    return core;
  }

  Workspace workspace() {
    return core.workspace();
  }

  DatabaseUrl database() {
    return core.database();
  }

  Home home() {
    return core.home();
  }

  /** By the settings as they stood at the start. */
  Modules modules() {
    return modules;
  }

  /** By other settings; closed with this, or when others are asked for. */
  synchronized Modules renew(Settings changed) {
    renewed.ifPresent(Modules::close);
    Modules now = new Modules(core, changed);
    renewed = Optional.of(now);
    return now;
  }

  /**
   * The services as the window asks for them, in a language; closed with this, or when they are
   * asked for again.
   */
  public synchronized dev.retune.ui.shell.Services window(Locale language) {
    Settings chosen =
        shown
            .map(last -> core.settingsFile().loadOr(last.settings(), core.beside()))
            .orElse(modules.settings());
    Modules now = new Modules(core, chosen.in(language));
    shown.ifPresent(before -> Thread.ofVirtual().start(before::close));
    shown = Optional.of(now);
    return new WindowServices(now).all();
  }

  /** How many parts are open, to be closed with this. */
  synchronized int openParts() {
    int others = (int) shown.filter(Modules::isOpen).stream().count();
    int newest = (int) renewed.filter(Modules::isOpen).stream().count();
    return core.openParts() + (modules.isOpen() ? 1 : 0) + others + newest;
  }

  @Override
  public Texts texts() {
    return modules.texts();
  }

  @Override
  public void beside(Consumer<Failure> listener) {
    core.beside().to(listener);
  }

  @Override
  public Clock clock() {
    return core.clock();
  }

  @Override
  public Settings settings() {
    return modules.settings();
  }

  @Override
  public Optional<Path> settingsPath() {
    return Optional.of(core.settingsFile().file()).filter(Files::exists);
  }

  @Override
  public Importer importer() {
    return modules.feedback().importer();
  }

  @Override
  public InstalledModels models() {
    return modules.index().models();
  }

  @Override
  public ReasonService reasons() {
    return modules.feedback().reasons();
  }

  @Override
  public StatsService stats() {
    return modules.feedback().stats();
  }

  @Override
  public TriggerService trigger() {
    return modules.retraining().trigger();
  }

  @Override
  public IndexVersions versions() {
    return modules.index().versions();
  }

  @Override
  public SearchService search() {
    return modules.index().search();
  }

  @Override
  public Searcher searcher(Optional<String> version) {
    IndexModule index = modules.index();
    return version
        .map(name -> index.searcher(index.versions().named(name)))
        .orElseGet(index::liveSearcher);
  }

  @Override
  public Evaluator evaluator() {
    return modules.index().evaluator();
  }

  @Override
  public GoldenSummary goldenSummary() {
    return modules.index().goldenSummary();
  }

  @Override
  public History history() {
    return modules.retraining().history();
  }

  @Override
  public GoldenImport goldenImport() {
    return modules.index().goldenImport();
  }

  @Override
  public Loop loop() {
    return modules.loop();
  }

  @Override
  public Exporter exporter() {
    return modules.feedback().exporter();
  }

  @Override
  public ApiKeys keys() {
    return modules.collector().keys();
  }

  @Override
  public Quarantine quarantine() {
    return modules.collector().quarantine();
  }

  @Override
  public Backup backup() {
    return new Backup(core.workspace(), core.home(), modules.feedback().outputs(), core.clock());
  }

  @Override
  public Restore restore() {
    return new Restore(core.home(), core.addresses(), core.clock());
  }

  @Override
  public List<Check> doctor() {
    return new Doctor(modules, backup()).checks();
  }

  @Override
  public Server serve(String host, int port, List<String> origins, List<String> trustedProxies) {
    return new Unattended(modules, this::renew).serve(host, port, origins, trustedProxies);
  }

  @Override
  public Running schedule() {
    return new Unattended(modules, this::renew).schedule();
  }

  /** Closes the modules, and then what they stand on; again it does nothing. */
  @Override
  public synchronized void close() {
    shown.ifPresent(Modules::close);
    renewed.ifPresent(Modules::close);
    modules.close();
    core.close();
  }
}
