package dev.retune.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.SettingsMasker;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the settings, and notes in the workspace who changed what. Every change is made to what
 * the file says at that moment, so that no other writer's is lost. File and note come both or
 * neither; only when the workspace cannot be reached are settings saved without a note, since they
 * may be what mends it.
 */
public final class SettingsService {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsService.class);

  private final SettingsFileStore store;
  private final Workspace workspace;
  private final Clock clock;

  /** Over a file and a workspace. */
  public SettingsService(SettingsFileStore store, Workspace workspace, Clock clock) {
    this.store = store;
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Changes what a person has set.
   *
   * @return the settings that now hold
   * @throws dev.retune.common.error.InvalidInputException when the file cannot be understood, or a
   *     value is refused
   * @throws UnavailableException when the disk does not take it; the old settings then still stand
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
      workspace.run(
          s -> {
            note(s, who, "settings", SettingsMasker.text(was), SettingsMasker.text(is));
            write.run();
          });
    } catch (UnavailableException e) {
      if (!e.key().startsWith("persistence.")) {
        throw e;
      }
      LOG.warn("the workspace cannot be reached; the settings are saved without a note of it", e);
      write.run();
    }
  }

  /** Notes that a secret was set anew; never what it is. */
  public void secret(String name, String who) {
    workspace.run(s -> note(s, who, name, "", "set"));
  }

  private void note(StatelessSession s, String who, String subject, String before, String after) {
    AuditLog.add(s, new AuditEntry(clock.instant(), who, "setting", subject, before, after));
  }
}
