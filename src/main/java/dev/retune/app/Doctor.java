package dev.retune.app;

import dev.retune.backup.Backup;
import dev.retune.cli.Services.Check;
import dev.retune.embed.ModelSpec;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.feedback.Votes;
import dev.retune.feedback.WaitingVotes;
import dev.retune.feedback.WaitingVotes.Waiting;
import dev.retune.index.IndexVersion;
import dev.retune.report.SlackAccount;
import dev.retune.report.SlackSettings;
import dev.retune.settings.Secrets;
import dev.retune.settings.Settings;
import dev.retune.text.Texts;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at everything that Retune needs, one finding each, whatever the others say. */
final class Doctor {
  // an index version and the database of a usual corpus fit many times into this
  private static final long LITTLE_SPACE = 1L << 30;
  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  private final Modules modules;
  private final CoreServices core;
  private final Backup backup;
  private final Texts texts;

  Doctor(Modules modules, Backup backup) {
    this.modules = modules;
    this.core = modules.core();
    this.backup = backup;
    this.texts = modules.texts();
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    UnattendedChecks unattended = new UnattendedChecks(modules, backup);
    checks.add(check("app.doctor.settings", this::settings));
    checks.add(check("app.doctor.disk", this::disk));
    checks.add(check("app.doctor.database", this::database));
    checks.add(check("app.doctor.waiting", this::waiting));
    checks.add(check("app.doctor.backup", unattended::backup));
    checks.add(check("app.doctor.keyring", unattended::keyring));
    checks.add(check("app.doctor.model", this::model));
    checks.add(check("app.doctor.index", this::index));
    checks.add(check("app.doctor.quarantine", unattended::quarantine));
    checks.add(check("app.doctor.schedule", unattended::schedule));
    checks.add(check("app.doctor.run", unattended::run));
    checks.add(check("app.doctor.collector", unattended::collector));
    checks.add(check("app.doctor.keys", unattended::keys));
    checks.add(check("app.doctor.slack", this::slack));
    checks.add(check("app.doctor.display", this::display));
    return checks;
  }

  /** What a check found; it throws where something cannot be used. */
  private Check check(String name, Supplier<String> look) {
    try {
      return new Check(texts.get(name), true, look.get());
    } catch (Failure e) {
      LOG.info("{}", name, e);
      return new Check(texts.get(name), false, texts.get(e));
    }
  }

  private String settings() {
    Settings settings = modules.settings();
    Secrets secrets = core.secrets();
    List<String> missing =
        settings.sources().stream()
            .flatMap(source -> source.passwordEnv().stream())
            .filter(name -> secrets.find(name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new Unavailable("app.doctor.settingsSecrets", String.join(", ", missing));
    }
    String file = core.settingsFile().file().toString();
    boolean there = core.settingsFile().exists();
    return texts.get(there ? "app.doctor.settingsGood" : "app.doctor.settingsStandard", file);
  }

  private String disk() {
    // a file store would have to be among the mounts, which it is not in every container
    long free = core.home().folder().toFile().getUsableSpace();
    if (!Files.isWritable(core.home().folder())) {
      throw new Unavailable("app.homeUnusable", core.home().folder().toString());
    }
    if (free < LITTLE_SPACE) {
      throw new Unavailable(
          "app.doctor.diskFull", core.home().folder().toString(), gigabytes(free));
    }
    return texts.get("app.doctor.diskFree", core.home().folder().toString(), gigabytes(free));
  }

  private static double gigabytes(long bytes) {
    return bytes / (double) (1 << 30);
  }

  private String database() {
    long votes = new Votes(core.workspace()).answered();
    return texts.get("app.doctor.databaseOpen", core.workspace().url().shown(), votes);
  }

  private String waiting() {
    List<Waiting> waiting = new WaitingVotes(core.workspace()).all();
    if (waiting.isEmpty()) {
      return texts.get("app.doctor.waitingNone");
    }
    String all =
        waiting.stream()
            .map(
                w ->
                    texts.get(
                        "app.doctor.waitingSome", w.source(), w.votes(), w.since().toString()))
            .collect(Collectors.joining("; "));
    String none =
        waiting.stream()
            .filter(Waiting::all)
            .map(Waiting::source)
            .collect(Collectors.joining(", "));
    if (!none.isEmpty()) {
      throw new Unavailable("app.doctor.waitingAll", none, all);
    }
    return all;
  }

  private String model() {
    Settings settings = modules.settings();
    ModelSpec model = modules.index().models().find(settings.model());
    return texts.get("app.doctor.modelFound", model.id(), model.dimension(), model.maxTokens());
  }

  private String index() {
    Optional<IndexVersion> live = modules.index().versions().live();
    if (live.isEmpty()) {
      throw new Unavailable("app.noLiveIndex");
    }
    modules.index().store().verify(live.get());
    return texts.get(
        "app.doctor.indexLive",
        live.get().label(),
        live.get().documents(),
        live.get().chunks(),
        live.get().spec().modelId());
  }

  private String slack() {
    if (modules.settings().slackChannel().isEmpty()) {
      return texts.get("app.doctor.slackUnset");
    }
    String token =
        core.secrets()
            .find(Secrets.SLACK_TOKEN)
            .orElseThrow(() -> new Unavailable("app.doctor.slackNoToken", Secrets.SLACK_TOKEN));
    SlackSettings slack =
        new SlackSettings(modules.settings().slackBaseUrl(), modules.settings().slackChannel());
    SlackAccount account = SlackAccount.of(slack, token);
    if (!account.lacking().isEmpty()) {
      throw new Unavailable("app.doctor.slackScopes", String.join(", ", account.lacking()));
    }
    SlackAccount.seeChannel(slack, token, core.clock().instant());
    return texts.get(
        "app.doctor.slackReady",
        modules.settings().slackChannel().get(),
        account.bot(),
        account.team());
  }

  private String display() {
    boolean usable = new Display(core.environment()).usable();
    return texts.get(usable ? "app.doctor.displayThere" : "app.doctor.displayNone");
  }
}
