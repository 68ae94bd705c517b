package dev.retune.ui.settings;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.RefusedException;
import dev.retune.persistence.WorkspaceProbe;
import dev.retune.report.slack.SlackAccount;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.SettingsMerge;
import dev.retune.ui.command.ShortcutDescription;
import dev.retune.ui.command.ShortcutFormat;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings as a draft that is validated while typed and saved as a whole. */
public final class SettingsViewModel {
  private static final int TIMES = 5;

  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsScreenStart start;
  private final SettingsForm settingsForm;
  private final SourcesViewModel sources;
  private final ModelsViewModel models;
  private final TriggerSimulationViewModel simulation;
  private final LatestTask reading;
  private final LatestTask testing;
  private final ObjectProperty<SettingsSection> section;
  private final StringProperty databasePassword = new SimpleStringProperty("");
  private final StringProperty slackToken = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<ConnectionTestResult> databaseFinding =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private final ReadOnlyObjectWrapper<ConnectionTestResult> slackFinding =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private final ReadOnlyBooleanWrapper tokenKept = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<SettingsGateway.Workspace>> workspace =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

  /** Reads nothing until {@link #refresh} is called. */
  public SettingsViewModel(
      SettingsGateway gateway, ScreenContext context, SettingsScreenStart start) {
    this.gateway = gateway;
    this.context = context;
    this.start = start;
    this.settingsForm = new SettingsForm(context.texts());
    this.sources = new SourcesViewModel(gateway, context, settingsForm);
    this.models = new ModelsViewModel(gateway, context);
    this.simulation = new TriggerSimulationViewModel(gateway, context, settingsForm);
    this.reading = new LatestTask(context.runner());
    this.testing = new LatestTask(context.runner());
    this.section = new SimpleObjectProperty<>(section(start.section()));
  }

  private static SettingsSection section(String name) {
    return Arrays.stream(SettingsSection.values())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElse(SettingsSection.GENERAL);
  }

  private record Read(Settings settings, SettingsGateway.Workspace workspace, boolean token) {}

  SettingsForm draft() {
    return settingsForm;
  }

  SourcesViewModel sources() {
    return sources;
  }

  ModelsViewModel models() {
    return models;
  }

  TriggerSimulationViewModel simulation() {
    return simulation;
  }

  /** The open section. */
  ObjectProperty<SettingsSection> section() {
    return section;
  }

  /** As typed; stored only in the keyring. */
  StringProperty databasePassword() {
    return databasePassword;
  }

  /** As typed; stored only in the keyring. */
  StringProperty slackToken() {
    return slackToken;
  }

  ReadOnlyObjectProperty<ConnectionTestResult> databaseFinding() {
    return databaseFinding.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ConnectionTestResult> slackFinding() {
    return slackFinding.getReadOnlyProperty();
  }

  /** Whether a token is stored; it is never displayed. */
  ReadOnlyBooleanProperty tokenKept() {
    return tokenKept.getReadOnlyProperty();
  }

  /** The open database; empty before it is loaded. */
  ReadOnlyObjectProperty<Optional<SettingsGateway.Workspace>> workspace() {
    return workspace.getReadOnlyProperty();
  }

  /** Whether the settings are being saved. */
  ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** Loads the saved settings and discards unsaved edits. */
  public void refresh() {
    reading.run(
        () -> {
          Settings saved = gateway.settings();
          // Parsed here in the background, because the first conversion takes longer than a frame.
          new SettingsForm(context.texts()).take(saved);
          return new Read(saved, gateway.workspace(), gateway.knows(SecretStore.SLACK_TOKEN));
        },
        now -> {
          workspace.set(Optional.of(now.workspace()));
          tokenKept.set(now.token());
          settingsForm.take(now.settings());
          sources.open(settingsForm.sources().isEmpty() ? -1 : 0);
        },
        context.notices()::failed);
    simulation.refresh();
  }

  /** Applies a value saved elsewhere and keeps other edits. */
  public void kept(String path, String value) {
    settingsForm.kept(path, value);
  }

  /** Reverts to the saved settings. */
  void revert() {
    settingsForm.revert();
    sources.open(settingsForm.sources().isEmpty() ? -1 : 0);
  }

  /** Saves all edits, secrets first, and notifies the opener of this screen. */
  void save() {
    if (saving.get() || !settingsForm.valid().get() || !settingsForm.changed().get()) {
      return;
    }
    SettingsMerge edits = settingsForm.edits();
    String password = databasePassword.get();
    saving.set(true);
    context
        .runner()
        .run(
            () -> {
              if (!password.isEmpty()) {
                gateway.keep(SecretStore.DATABASE_PASSWORD, password);
              }
              return gateway.change(edits);
            },
            now -> {
              saving.set(false);
              databasePassword.set("");
              settingsForm.take(now);
              start.saved().accept(now, section.get().name());
            },
            e -> {
              saving.set(false);
              context.notices().failed(e);
              if (e instanceof RefusedException) {
                followOthers();
              }
            });
  }

  /** Rebases the draft on settings that others saved, keeping the edits. */
  private void followOthers() {
    reading.run(gateway::settings, settingsForm::follow, context.notices()::failed);
  }

  /** Tests the typed database connection. */
  void testDatabase() {
    String wrong = settingsForm.entry("database.url").problem().get();
    if (!wrong.isEmpty()) {
      databaseFinding.set(new ConnectionTestResult(Severity.BAD, wrong));
      return;
    }
    var address = settingsForm.settings().get().database();
    Optional<String> password = typed(databasePassword);
    test(
        databaseFinding,
        () -> {
          WorkspaceProbe.Found found = gateway.look(address, password);
          return found
              .schema()
              .map(s -> context.texts().get("ui.settings.databaseFound", found.product(), s))
              .orElseGet(() -> context.texts().get("ui.settings.databaseEmpty", found.product()));
        });
  }

  /** Asks Slack for the account of the typed token, or of the stored one. */
  void testSlack() {
    Optional<String> baseUrl = settingsForm.settings().get().slackBaseUrl();
    Optional<String> token = typed(slackToken);
    test(
        slackFinding,
        () -> {
          SlackAccount account = gateway.slack(baseUrl, token);
          return context.texts().get("ui.settings.slackFound", account.bot(), account.team());
        });
  }

  /** Stores the typed token in the keyring. */
  void keepToken() {
    String token = slackToken.get().strip();
    if (token.isEmpty()) {
      return;
    }
    test(
        slackFinding,
        () -> {
          gateway.keep(SecretStore.SLACK_TOKEN, token);
          return context.texts().get("ui.settings.tokenKept");
        },
        () -> {
          slackToken.set("");
          tokenKept.set(true);
        });
  }

  private static Optional<String> typed(StringProperty secret) {
    return Optional.of(secret.get().strip()).filter(s -> !s.isEmpty());
  }

  private void test(ReadOnlyObjectWrapper<ConnectionTestResult> result, Callable<String> look) {
    test(result, look, () -> {});
  }

  private void test(
      ReadOnlyObjectWrapper<ConnectionTestResult> result, Callable<String> look, Runnable worked) {
    result.set(new ConnectionTestResult(Severity.INFO, context.texts().get("ui.settings.testing")));
    testing.run(
        () -> ConnectionTestResult.of(look, context.texts()),
        found -> {
          result.set(found);
          if (found.severity() == Severity.CALM) {
            worked.run();
          }
        },
        context.notices()::failed);
  }

  /** The next runs of the typed schedule; none while it is invalid. */
  List<String> nextTimes() {
    try {
      ZoneId zone = settingsForm.settings().get().zoneId();
      return SchedulePlan.parse(settingsForm.entry("weekly").text().get(), zone)
          .next(context.clock().instant(), TIMES)
          .stream()
          .map(context.formatter()::moment)
          .toList();
    } catch (ApplicationException e) {
      return List.of();
    }
  }

  /** Returns the commands with their default keys. */
  List<ShortcutDescription> commands() {
    return start.shortcuts();
  }

  /** Returns the edited key of a command. */
  String key(String command) {
    return ShortcutFormat.keys(start.shortcuts(), settingsForm.shortcuts())
        .getOrDefault(command, "");
  }

  /** Sets the key of a command; empty removes it, and the default is not stored. */
  void key(String command, String key) {
    boolean isDefault =
        start.shortcuts().stream()
            .anyMatch(s -> s.id().equals(command) && s.defaultKey().equals(key));
    if (isDefault) {
      settingsForm.shortcuts().remove(command);
    } else {
      settingsForm.shortcuts().put(command, key);
    }
  }

  /** Returns the error of a command's key; empty if it is valid. */
  String keyProblem(String command) {
    String key = key(command);
    if (!key.isEmpty() && !ShortcutFormat.isKey(key)) {
      return context.texts().get("ui.settings.noKey");
    }
    List<ShortcutDescription> rivals =
        ShortcutFormat.rivals(command, start.shortcuts(), settingsForm.shortcuts());
    return rivals.isEmpty()
        ? ""
        : context.texts().get("ui.settings.keyTaken", rivals.getFirst().text());
  }
}
