package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.explanation.ConnectionFinding;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.UnmatchedVoteRepository.Waiting;
import dev.retune.feedback.source.SourceAddress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.model.Settings;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.settings.source.FileReading;
import dev.retune.ui.settings.source.SourcesGateway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Connects the sources of the Settings screen to the services. */
record SourcesGatewayAdapter(CoreServices core, FeedbackModule feedback, String person)
    implements SourcesGateway {

  @Override
  public List<SourceConfig> sources() {
    return core.settingsFile().load().sources();
  }

  @Override
  public List<ProfileOption> profiles() {
    return feedback.intake().profiles().all().stream()
        .map(entry -> new ProfileOption(entry.profile().name(), entry.profile().title()))
        .sorted(Comparator.comparing(option -> option.title().toLowerCase(Locale.ROOT)))
        .toList();
  }

  @Override
  public List<ProfileCatalog.Broken> brokenProfiles() {
    return feedback.intake().profiles().broken();
  }

  @Override
  public SyncState syncState() {
    return new SyncState(
        feedback.sources().lastSyncs(),
        feedback.unmatchedVotes().all().stream()
            .collect(Collectors.toMap(Waiting::source, Waiting::votes)));
  }

  @Override
  public ConnectionFinding test(SourceConfig source, SecretInput password) {
    return feedback.intake().explainer(secrets(password)).test(source, ProgressMonitor.none());
  }

  @Override
  public SourceExplanation check(
      SourceConfig source, SecretInput password, ProgressMonitor monitor) {
    return feedback.intake().explainer(secrets(password)).explain(source, monitor);
  }

  private java.util.function.Function<String, Optional<String>> secrets(SecretInput password) {
    return name -> password.orStored(() -> core.secrets().find(name));
  }

  @Override
  public List<SourceExplanation> check(FileReading files, ProgressMonitor monitor) {
    List<Path> all = ReadableFiles.among(files.paths());
    return feedback
        .intake()
        .explainer(core.secrets()::find)
        .explain(all, options(files, all), monitor);
  }

  @Override
  public SourceMapping savedMapping(List<Path> files) {
    return saved().of(files.getFirst()).mapping();
  }

  @Override
  public void saveMapping(String pattern, SourceMapping mapping) {
    var _ =
        core.settingsService()
            .change(
                now -> {
                  Map<String, SourceMapping> all = new HashMap<>(now.mappings());
                  all.put(pattern, mapping);
                  return now.with("mappings", all);
                },
                person);
  }

  private ImportOptions saved() {
    Settings settings = core.settingsFile().load();
    return new ImportOptions(Optional.empty(), settings.mapping(), false, settings.mappings());
  }

  private ImportOptions options(FileReading reading, List<Path> files) {
    ImportOptions options = saved();
    if (reading.mapping().isPresent()) {
      options =
          new ImportOptions(Optional.empty(), reading.mapping().get(), files.size() == 1, Map.of());
    }
    ImportOptions named = reading.source().map(options::withSource).orElse(options);
    return reading.profile().map(named::withProfile).orElse(named);
  }

  @Override
  public Optional<String> importName(List<Path> files) {
    return feedback.intake().importName(ReadableFiles.among(files));
  }

  @Override
  public List<ImportReport> importFiles(FileReading files, ProgressMonitor monitor) {
    List<Path> all = ReadableFiles.among(files.paths());
    List<ImportReport> reports =
        feedback.intake().importer().importFiles(all, options(files, all), monitor);
    feedback.reasons().classifyPending(monitor);
    return reports;
  }

  @Override
  public List<SourceConfig> add(SourceConfig source, SecretInput password) {
    storePassword(source, password);
    return change(sources -> with(sources, source));
  }

  @Override
  public List<SourceConfig> replace(String before, SourceConfig source, SecretInput password) {
    storePassword(source, password);
    return change(
        sources -> {
          int at = sources.stream().map(SourceConfig::name).toList().indexOf(before);
          if (at < 0) {
            return with(sources, source);
          }
          List<SourceConfig> all = new ArrayList<>(sources);
          all.set(at, source);
          return all;
        });
  }

  private static List<SourceConfig> with(List<SourceConfig> sources, SourceConfig another) {
    List<SourceConfig> all = new ArrayList<>(sources);
    all.add(another);
    return all;
  }

  /** Refuses a password in the address and an unknown profile before anything is stored. */
  private void storePassword(SourceConfig source, SecretInput password) {
    SourceAddress.requireNoPassword(source.url());
    source.profile().ifPresent(feedback.intake().profiles()::named);
    if (password.typed().isPresent() && source.passwordEnv().isPresent()) {
      String name = source.passwordEnv().get();
      core.secrets().store(name, password.typed().get());
      core.settingsService().secret(name, person);
    }
  }

  @Override
  public List<SourceConfig> remove(String name) {
    return change(
        sources -> sources.stream().filter(source -> !source.name().equals(name)).toList());
  }

  private List<SourceConfig> change(UnaryOperator<List<SourceConfig>> change) {
    return core.settingsService()
        .change(now -> now.with("sources", change.apply(now.sources())), person)
        .sources();
  }
}
