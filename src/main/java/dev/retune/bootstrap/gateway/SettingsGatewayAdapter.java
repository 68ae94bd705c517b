package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.cluster.ClusterEngines;
import dev.retune.cluster.EngineSettings;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.WorkspaceProbe;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.report.slack.SlackAccount;
import dev.retune.report.slack.SlackSettings;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.time.TrendGranularity;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.settings.SettingsGateway;
import dev.retune.ui.settings.source.SourcesGateway;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Connects the Settings screen to the services. */
record SettingsGatewayAdapter(
    CoreServices core, Settings current, Texts texts, FeedbackModule feedback, String person)
    implements SettingsGateway {
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
  public void keepSecretForSession(String name, String value) {
    secrets().keepForSession(name, value);
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
  public Optional<String> checkEngine(EngineSettings engine) {
    return engine.cluster().flatMap(new ClusterEngines(core.workspace(), core.clock())::check);
  }

  @Override
  public List<String> languageModels(String url, SecretInput key) {
    String secret = key.orStored(() -> secrets().find(ChatEndpoint.KEY)).orElse("");
    try (ChatEndpoint endpoint = ChatEndpoint.open(url, secret)) {
      return endpoint.models();
    }
  }

  @Override
  public SlackAccount slackAccount(SlackSettings settings, SecretInput token) {
    return SlackAccount.of(settings, slackToken(token));
  }

  @Override
  public String slackChannelId(SlackSettings settings, SecretInput token) {
    return SlackAccount.channelId(settings, slackToken(token));
  }

  private String slackToken(SecretInput token) {
    return token
        .orStored(() -> secrets().find(SecretStore.SLACK_TOKEN))
        .orElseThrow(() -> new InvalidInputException("report.noToken"));
  }
}
