package dev.retune.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.SettingsMasker;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the settings and records changes in the audit log. Each change is applied to the current
 * file, so that concurrent changes are not lost. File and audit entry are written together; only
 * when the workspace is unreachable are settings saved without an entry, because they may be what
 * repairs it.
 */
public final class SettingsService {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsService.class);

  private final SettingsFileStore store;
  private final Workspace workspace;
  private final Clock clock;

  /** Works on a settings file and a workspace. */
  public SettingsService(SettingsFileStore store, Workspace workspace, Clock clock) {
    this.store = store;
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Changes the settings.
   *
   * @return the new settings
   * @throws dev.retune.common.error.InvalidInputException when the file is invalid, or a value is
   *     rejected
   * @throws UnavailableException when the file cannot be written; the old settings then stay in
   *     effect
   */
  public Settings change(UnaryOperator<Settings> change, String who) {
    return store.change(change, (before, after, write) -> keep(before, after, who, write));
  }

  private void keep(Settings before, Settings after, String who, Runnable write) {
    ObjectNode was = JsonFormat.mapper().createObjectNode();
    ObjectNode is = JsonFormat.mapper().createObjectNode();
    JsonNode old = JsonFormat.mapper().valueToTree(before);
    JsonNode now = JsonFormat.mapper().valueToTree(after);
    for (var property : now.properties()) {
      if (!old.path(property.getKey()).equals(property.getValue())) {
        was.set(property.getKey(), old.path(property.getKey()));
        is.set(property.getKey(), property.getValue());
      }
    }
    if (is.isEmpty()) {
      write.run();
      return;
    }
    try {
      workspace.inTransaction(
          transaction -> {
            note(transaction, who, "settings", SettingsMasker.text(was), SettingsMasker.text(is));
            write.run();
          });
    } catch (UnavailableException e) {
      if (!e.key().startsWith("persistence.")) {
        throw e;
      }
      LOG.warn("workspace unreachable; settings saved without an audit entry", e);
      write.run();
    }
  }

  /** Records that a secret was changed, never its value. */
  public void secret(String name, String who) {
    workspace.inTransaction(transaction -> note(transaction, who, name, "", "set"));
  }

  private void note(
      TransactionContext transaction, String who, String subject, String before, String after) {
    AuditLog.add(
        transaction, new AuditEntry(clock.instant(), who, "setting", subject, before, after));
  }
}
