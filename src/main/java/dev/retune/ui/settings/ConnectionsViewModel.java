package dev.retune.ui.settings;

import dev.retune.persistence.WorkspaceProbe;
import dev.retune.report.slack.SlackAccount;
import dev.retune.report.slack.SlackChannelDirectory;
import dev.retune.report.slack.SlackSettings;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The connections to the database and to Slack: their secrets and tests. */
final class ConnectionsViewModel {
  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsForm form;
  private final LatestTask latest;
  private final StringProperty databasePassword = new SimpleStringProperty("");
  private final StringProperty slackToken = new SimpleStringProperty("");
  private final BooleanProperty tokenStored = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<ConnectionTestResult> database =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private final ReadOnlyObjectWrapper<ConnectionTestResult> slack =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);

  ConnectionsViewModel(SettingsGateway gateway, ScreenContext context, SettingsForm form) {
    this.gateway = gateway;
    this.context = context;
    this.form = form;
    this.latest = new LatestTask(context.runner());
  }

  /** As typed; stored only in the keyring. */
  StringProperty databasePassword() {
    return databasePassword;
  }

  /** As typed; stored only in the keyring. */
  StringProperty slackToken() {
    return slackToken;
  }

  /** Whether a token is stored; it is never displayed. */
  BooleanProperty tokenStored() {
    return tokenStored;
  }

  /** The result of the last database test. */
  ReadOnlyObjectProperty<ConnectionTestResult> database() {
    return database.getReadOnlyProperty();
  }

  /** The result of the last Slack test. */
  ReadOnlyObjectProperty<ConnectionTestResult> slack() {
    return slack.getReadOnlyProperty();
  }

  /** Tests the typed database connection. */
  void testDatabase() {
    String problem = form.field("database.url").problem().get();
    if (!problem.isEmpty()) {
      database.set(new ConnectionTestResult(Severity.BAD, problem));
      return;
    }
    Optional<WorkspaceAddress> address = form.settings().get().database();
    SecretInput password = SecretInput.of(databasePassword.get());
    test(
        database,
        () ->
            text(
                address
                    .map(a -> gateway.inspectDatabase(a, password))
                    .orElseGet(gateway::inspectHomeDatabase)));
  }

  private String text(WorkspaceProbe.Found found) {
    return found
        .schema()
        .map(s -> context.texts().get("ui.settings.databaseFound", found.product(), s))
        .orElseGet(() -> context.texts().get("ui.settings.databaseEmpty", found.product()));
  }

  /**
   * Asks Slack for the account of the typed token, or of the stored one, and for the id of a
   * channel that is given by its name.
   */
  void testSlack() {
    SettingField field = form.field("slackChannel");
    String channel = field.text().get().strip();
    SlackSettings settings =
        new SlackSettings(form.settings().get().slackBaseUrl(), Optional.of(channel));
    SecretInput token = SecretInput.of(slackToken.get().strip());
    AtomicReference<String> id = new AtomicReference<>(channel);
    test(
        slack,
        () -> {
          SlackAccount account = gateway.slackAccount(settings, token);
          if (channel.isEmpty() || !SlackChannelDirectory.isName(channel)) {
            return context.texts().get("ui.settings.slackFound", account.bot(), account.team());
          }
          id.set(gateway.slackChannelId(settings, token));
          return context
              .texts()
              .get(
                  "ui.settings.slackFoundChannel",
                  account.bot(),
                  account.team(),
                  channel,
                  id.get());
        },
        () -> field.text().set(id.get()));
  }

  /** Stores the typed token in the keyring. */
  void storeToken() {
    keepToken(gateway::storeSecret, "ui.settings.tokenKept");
  }

  /** Uses the typed token until the program ends, without storing it. */
  void useTokenForSession() {
    keepToken(gateway::keepSecretForSession, "ui.settings.tokenForSession");
  }

  private void keepToken(BiConsumer<String, String> keep, String done) {
    String token = slackToken.get().strip();
    if (token.isEmpty()) {
      return;
    }
    test(
        slack,
        () -> {
          keep.accept(SecretStore.SLACK_TOKEN, token);
          return context.texts().get(done);
        },
        () -> {
          slackToken.set("");
          tokenStored.set(true);
        });
  }

  private void test(ReadOnlyObjectWrapper<ConnectionTestResult> result, Callable<String> work) {
    test(result, work, () -> {});
  }

  private void test(
      ReadOnlyObjectWrapper<ConnectionTestResult> result, Callable<String> work, Runnable passed) {
    result.set(new ConnectionTestResult(Severity.INFO, context.texts().get("ui.settings.testing")));
    latest.run(
        () -> ConnectionTestResult.of(work, context.texts()),
        found -> {
          result.set(found);
          if (found.severity() == Severity.CALM) {
            passed.run();
          }
        },
        context.notices()::failed);
  }
}
