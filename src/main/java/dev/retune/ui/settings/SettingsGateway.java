package dev.retune.ui.settings;

import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceInspection;
import dev.retune.persistence.WorkspaceProbe;
import dev.retune.report.slack.SlackAccount;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.statistics.model.DailyVotes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
public interface SettingsGateway {

  /** The settings as they are saved. */
  Settings settings();

  /** Changes the settings as they are saved by then, with a note of who changed what. */
  Settings change(UnaryOperator<Settings> change);

  /**
   * The database that is open.
   *
   * @param name what it is called
   * @param address all of it, without password
   */
  record Workspace(String name, String address) {}

  /** The database that is open. */
  Workspace workspace();

  /**
   * Looks at a database that may become the workspace.
   *
   * @param address the workspace's own file when empty
   * @param password as typed; the one that is kept when empty
   */
  WorkspaceProbe.Found look(Optional<WorkspaceAddress> address, Optional<String> password);

  /** Whether a secret is known, from environment or keyring. */
  boolean knows(String secret);

  /** Puts a secret into the system's keyring. */
  void keep(String secret, String value);

  /**
   * Looks into a source.
   *
   * @param password as typed; the one that is kept when empty
   */
  SourceInspection look(SourceConfig source, Optional<String> password);

  /** The models that can be chosen, each with how it fits what is in the workspace. */
  List<ModelCard> models();

  /** Takes a copy of an exported model's folder; gives its id. */
  String addModel(Path folder);

  /** The votes of each of the last days, oldest first, without a gap. */
  List<DailyVotes> days(int count);

  /**
   * Asks Slack who a token speaks for.
   *
   * @param token as typed; the one that is kept when empty
   */
  SlackAccount slack(Optional<String> baseUrl, Optional<String> token);
}
