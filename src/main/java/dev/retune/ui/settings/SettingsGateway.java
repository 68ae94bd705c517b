package dev.retune.ui.settings;

import dev.retune.cluster.EngineSettings;
import dev.retune.persistence.WorkspaceProbe;
import dev.retune.report.slack.SlackAccount;
import dev.retune.report.slack.SlackSettings;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.settings.source.SourcesGateway;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface SettingsGateway {

  /** Returns the saved settings. */
  Settings settings();

  /** Changes the saved settings and records who changed what. */
  Settings change(UnaryOperator<Settings> change);

  /**
   * The open database.
   *
   * @param name the display name
   * @param address the full address without the password
   */
  record Workspace(String name, String address) {}

  /** Returns the open database. */
  Workspace workspace();

  /** Inspects the file in the home, which is the workspace if no address is set. */
  WorkspaceProbe.Found inspectHomeDatabase();

  /** Inspects a database that may become the workspace. */
  WorkspaceProbe.Found inspectDatabase(WorkspaceAddress address, SecretInput password);

  /** Returns whether a secret exists in the environment or keyring. */
  boolean hasSecret(String name);

  /** Keeps a secret until this process ends, for systems without a keyring. */
  void keepSecretForSession(String name, String value);

  /** Stores a secret in the system keyring. */
  void storeSecret(String name, String value);

  /** Returns the services behind the sources. */
  SourcesGateway sources();

  /** Returns the votes of each recent day, oldest first, without gaps. */
  List<DailyVotes> days(int count);

  /**
   * Asks whether texts could be embedded there.
   *
   * @return the version of Spark of a cluster; empty for a job that a person submits, and for this
   *     machine
   */
  Optional<String> checkEngine(EngineSettings engine);

  /** Returns the models of an endpoint of language models. */
  List<String> languageModels(String url, SecretInput key);

  /** Asks Slack for the id of a channel that is given by its name. */
  String slackChannelId(SlackSettings settings, SecretInput token);

  /** Asks Slack for the account of a token. */
  SlackAccount slackAccount(SlackSettings settings, SecretInput token);
}
