package dev.retune.ui.publishing;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.ui.form.SecretInput;
import java.util.List;

/**
 * The services behind this tab. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface PublishingGateway {
  /** Returns all targets; none is asked. */
  List<TargetConfig> targets();

  /** Asks a target what it holds. */
  TargetStatus status(TargetConfig target);

  /** Connects to a target and stores it, and its password in the keyring if one was typed. */
  void add(TargetConfig target, SecretInput password);

  /**
   * Connects to a target and stores it in place of another.
   *
   * @param before name of the one that it replaces
   */
  void change(String before, TargetConfig target, SecretInput password);

  /** Forgets a target; what it holds stays there. */
  void remove(String name);

  /** Publishes the live version into a target. */
  PublishOutcome run(String name, ProgressMonitor monitor);

  /** Publishes the live version into each target. */
  List<PublishOutcome> runAll(ProgressMonitor monitor);

  /** Compares what chat products find in a target with what the index finds. */
  PublishOutcome verify(String name, ProgressMonitor monitor);

  /** Makes the version live at a target that was live there before. */
  PublishOutcome rollback(String name, String version);
}
