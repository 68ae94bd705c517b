package dev.retune.bootstrap;

import dev.retune.backup.BackupService;
import dev.retune.bootstrap.environment.DisplayCheck;
import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.bootstrap.unattended.UnattendedHealthCheck;
import dev.retune.cli.terminal.CommandServices.Check;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.UnmatchedVoteRepository;
import dev.retune.feedback.repository.UnmatchedVoteRepository.Waiting;
import dev.retune.index.version.IndexVersion;
import dev.retune.settings.model.Settings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks everything that Retune needs; each check gives one finding, independent of the others. */
final class SystemHealthCheck {
  // a typical index version and database take a fraction of this
  private static final long LOW_SPACE = 1L << 30;
  private static final Logger LOG = LoggerFactory.getLogger(SystemHealthCheck.class);

  private final ModuleSet modules;
  private final CoreServices core;
  private final BackupService backup;
  private final Texts texts;

  SystemHealthCheck(ModuleSet modules, BackupService backup) {
    this.modules = modules;
    this.core = modules.core();
    this.backup = backup;
    this.texts = modules.texts();
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    SettingsHealthCheck configured = new SettingsHealthCheck(modules);
    UnattendedHealthCheck unattended = new UnattendedHealthCheck(modules, backup);
    checks.add(check("bootstrap.doctor.settings", configured::settings));
    checks.add(check("bootstrap.doctor.disk", this::disk));
    checks.add(check("bootstrap.doctor.database", this::database));
    checks.add(check("bootstrap.doctor.waiting", this::waiting));
    checks.add(check("bootstrap.doctor.backup", unattended::backup));
    checks.add(check("bootstrap.doctor.keyring", unattended::keyring));
    checks.add(check("bootstrap.doctor.model", this::model));
    checks.add(check("bootstrap.doctor.index", this::index));
    checks.add(check("bootstrap.doctor.quarantine", unattended::quarantine));
    checks.add(check("bootstrap.doctor.schedule", unattended::schedule));
    checks.add(check("bootstrap.doctor.run", unattended::run));
    checks.add(check("bootstrap.doctor.collector", unattended::collector));
    checks.add(check("bootstrap.doctor.keys", unattended::keys));
    checks.add(check("bootstrap.doctor.slack", configured::slack));
    checks.add(check("bootstrap.doctor.display", this::display));
    return checks;
  }

  /** Runs a check, which throws if something is unusable. */
  private Check check(String name, Supplier<String> look) {
    try {
      return new Check(texts.get(name), true, look.get());
    } catch (ApplicationException e) {
      LOG.info("{}", name, e);
      return new Check(texts.get(name), false, texts.get(e));
    }
  }

  private String disk() {
    // FileStore needs a mount entry, which some containers lack
    long free = core.home().folder().toFile().getUsableSpace();
    if (!Files.isWritable(core.home().folder())) {
      throw new UnavailableException("bootstrap.homeUnusable", core.home().folder().toString());
    }
    if (free < LOW_SPACE) {
      throw new UnavailableException(
          "bootstrap.doctor.diskFull", core.home().folder().toString(), gigabytes(free));
    }
    return texts.get("bootstrap.doctor.diskFree", core.home().folder().toString(), gigabytes(free));
  }

  private static double gigabytes(long bytes) {
    return bytes / (double) (1 << 30);
  }

  private String database() {
    long votes = new VoteRepository(core.workspace()).answered();
    return texts.get("bootstrap.doctor.databaseOpen", core.workspace().url().shown(), votes);
  }

  private String waiting() {
    List<Waiting> waiting = new UnmatchedVoteRepository(core.workspace()).all();
    if (waiting.isEmpty()) {
      return texts.get("bootstrap.doctor.waitingNone");
    }
    String all =
        waiting.stream()
            .map(
                w ->
                    texts.get(
                        "bootstrap.doctor.waitingSome",
                        w.source(),
                        w.votes(),
                        w.since().toString()))
            .collect(Collectors.joining("; "));
    String none =
        waiting.stream()
            .filter(Waiting::all)
            .map(Waiting::source)
            .collect(Collectors.joining(", "));
    if (!none.isEmpty()) {
      throw new UnavailableException("bootstrap.doctor.waitingAll", none, all);
    }
    return all;
  }

  private String model() {
    Settings settings = modules.settings();
    ModelSpec model = modules.index().models().find(settings.model());
    return texts.get(
        "bootstrap.doctor.modelFound", model.id(), model.dimension(), model.maxTokens());
  }

  private String index() {
    Optional<IndexVersion> live = modules.index().versions().live();
    if (live.isEmpty()) {
      throw new UnavailableException("bootstrap.noLiveIndex");
    }
    modules.index().store().verify(live.get());
    return texts.get(
        "bootstrap.doctor.indexLive",
        live.get().label(),
        live.get().documents(),
        live.get().chunks(),
        live.get().spec().modelId());
  }

  private String display() {
    boolean usable = new DisplayCheck(core.environment()).usable();
    return texts.get(usable ? "bootstrap.doctor.displayThere" : "bootstrap.doctor.displayNone");
  }
}
