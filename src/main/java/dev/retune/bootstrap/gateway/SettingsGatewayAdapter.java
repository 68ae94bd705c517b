package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.feedback.model.Document;
import dev.retune.persistence.WorkspaceProbe;
import dev.retune.report.slack.SlackAccount;
import dev.retune.report.slack.SlackSettings;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.time.TrendGranularity;
import dev.retune.ui.settings.ModelCard;
import dev.retune.ui.settings.SettingsGateway;
import dev.retune.ui.settings.form.SecretInput;
import dev.retune.ui.settings.source.SourcesGateway;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Connects the Settings screen to the services. */
record SettingsGatewayAdapter(
    CoreServices core,
    Settings current,
    Texts texts,
    FeedbackModule feedback,
    IndexModule index,
    String person)
    implements SettingsGateway {
  // enough to detect the script of a corpus
  private static final int DOCUMENTS = 100;
  private static final int BEGINNING = 600;

  private SecretStore secrets() {
    return core.secrets();
  }

  @Override
  public Settings settings() {
    return core.settingsFile().load();
  }

  @Override
  public Settings change(UnaryOperator<Settings> change) {
    return core.settingsService().change(change, person);
  }

  @Override
  public Workspace workspace() {
    return new Workspace(
        WindowGatewayFactory.databaseName(texts, core.database()), core.database().shown());
  }

  @Override
  public WorkspaceProbe.Found inspectHomeDatabase() {
    return WorkspaceProbe.look(core.home().database());
  }

  @Override
  public WorkspaceProbe.Found inspectDatabase(WorkspaceAddress address, SecretInput password) {
    return WorkspaceProbe.look(
        password
            .orStored(() -> secrets().find(SecretStore.DATABASE_PASSWORD))
            .map(address::toUrl)
            .orElseGet(address::toUrl));
  }

  @Override
  public boolean hasSecret(String name) {
    return secrets().find(name).isPresent();
  }

  @Override
  public void storeSecret(String name, String value) {
    secrets().store(name, value);
    core.settingsService().secret(name, person);
  }

  @Override
  public SourcesGateway sources() {
    return new SourcesGatewayAdapter(core, feedback, person);
  }

  @Override
  public List<ModelCard> models() {
    List<String> beginnings = beginnings();
    InstalledModelCatalog models = index.models();
    String chosen = current.model();
    List<ModelSpec> listed = models.list();
    Stream<ModelSpec> elsewhere =
        listed.stream().anyMatch(m -> m.id().equals(chosen))
            ? Stream.of()
            : Stream.of(models.find(chosen));
    return Stream.concat(listed.stream(), elsewhere)
        .map(
            m ->
                new ModelCard(
                    m,
                    beginnings.isEmpty()
                        ? Optional.empty()
                        : Optional.of(models.fit(m.id(), beginnings))))
        .toList();
  }

  /** Returns the beginnings of some documents. */
  private List<String> beginnings() {
    return feedback.documents().after(0, DOCUMENTS).stream()
        .map(Document::body)
        .map(body -> body.substring(0, Math.min(BEGINNING, body.length())))
        .toList();
  }

  @Override
  public String addModel(Path folder) {
    return index.models().add(folder).id();
  }

  @Override
  public List<DailyVotes> days(int count) {
    ZoneId zone = current.zoneId();
    Instant now = core.clock().instant();
    LocalDate first = now.atZone(zone).toLocalDate().minusDays(count - 1L);
    return feedback
        .stats()
        .trend(first.atStartOfDay(zone).toInstant(), now, TrendGranularity.DAY)
        .stream()
        .map(b -> new DailyVotes(b.from().atZone(zone).toLocalDate(), b.likes(), b.dislikes()))
        .toList();
  }

  @Override
  public SlackAccount slackAccount(SlackSettings settings, SecretInput token) {
    String secret =
        token
            .orStored(() -> secrets().find(SecretStore.SLACK_TOKEN))
            .orElseThrow(() -> new InvalidInputException("report.noToken"));
    return SlackAccount.of(settings, secret);
  }
}
