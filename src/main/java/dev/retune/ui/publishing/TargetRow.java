package dev.retune.ui.publishing;

import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.ui.format.Severity;
import java.util.Optional;

/**
 * A target as the list shows it.
 *
 * @param status what it holds; empty until it has answered
 */
public record TargetRow(TargetConfig target, Optional<TargetStatus> status) {
  /** How a target stands to the version that is live here. */
  public enum Standing {
    /** It was asked and has not answered yet. */
    ASKED(Severity.PLAIN),
    /** It does not answer. */
    SILENT(Severity.BAD),
    /** Nothing has been published into it. */
    EMPTY(Severity.WARN),
    /** It has another version. */
    BEHIND(Severity.WARN),
    /** No version is live here. */
    NOTHING_HERE(Severity.PLAIN),
    /** It has the version that is live here. */
    CURRENT(Severity.CALM);

    private final Severity severity;

    Standing(Severity severity) {
      this.severity = severity;
    }

    /** Returns how it is coloured. */
    public Severity severity() {
      return severity;
    }
  }

  /** How it stands. */
  public Standing standing() {
    if (status.isEmpty()) {
      return Standing.ASKED;
    }
    TargetStatus now = status.get();
    if (now.failure().isPresent()) {
      return Standing.SILENT;
    }
    if (now.wanted().isEmpty()) {
      return Standing.NOTHING_HERE;
    }
    if (now.live().isEmpty()) {
      return Standing.EMPTY;
    }
    return now.isCurrent() ? Standing.CURRENT : Standing.BEHIND;
  }

  /** Label of the version that chat products read there. */
  Optional<String> live() {
    return status.flatMap(TargetStatus::live);
  }

  /** The version that a rollback makes live there. */
  public Optional<HeldVersion> former() {
    return status.flatMap(TargetStatus::former);
  }
}
