package dev.retune.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.db.Workspace;
import dev.retune.fault.Unavailable;
import dev.retune.text.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves settings, and notes in the workspace who changed what. Both or neither happen; only when
 * the workspace cannot be reached are they saved without a note, since they may be what mends it.
 */
public final class SettingsAudit {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsAudit.class);

  private final SettingsStore store;
  private final Workspace workspace;
  private final Clock clock;

  /** Over a file and a workspace. */
  public SettingsAudit(SettingsStore store, Workspace workspace, Clock clock) {
    this.store = store;
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Saves what a person has set.
   *
   * @throws Unavailable when the disk does not take it; the old settings then still stand
   */
  public Settings save(Settings changed, String who) {
    ObjectNode before = Json.mapper().valueToTree(store.load());
    ObjectNode after = Json.mapper().valueToTree(changed);
    ObjectNode was = Json.mapper().createObjectNode();
    ObjectNode is = Json.mapper().createObjectNode();
    for (var property : after.properties()) {
      JsonNode old = before.path(property.getKey());
      if (!old.equals(property.getValue())) {
        was.set(property.getKey(), old);
        is.set(property.getKey(), property.getValue());
      }
    }
    if (is.isEmpty()) {
      return changed;
    }
    try {
      workspace.run(
          s -> {
            note(s, who, "settings", Optional.of(was.toString()), is.toString());
            store.save(changed);
          });
    } catch (Unavailable e) {
      if (!e.key().startsWith("db.")) {
        throw e;
      }
      LOG.warn("the workspace cannot be reached; the settings are saved without a note of it", e);
      store.save(changed);
    }
    return changed;
  }

  /** Notes that a secret was set anew; never what it is. */
  public void secret(String name, String who) {
    workspace.run(s -> note(s, who, name, Optional.empty(), "set"));
  }

  private void note(
      StatelessSession s, String who, String subject, Optional<String> before, String after) {
    s.createNativeMutationQuery(
            "insert into audit (at, who, action, subject, before_value, after_value)"
                + " values (:at, :who, 'setting', :subject, :before, :after)")
        .setParameter("at", now())
        .setParameter("who", who)
        .setParameter("subject", subject)
        .setParameter("before", before.orElse(""))
        .setParameter("after", after)
        .executeUpdate();
  }

  // as exactly as the database keeps it
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
