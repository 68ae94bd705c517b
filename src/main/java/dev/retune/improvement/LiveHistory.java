package dev.retune.improvement;

import static java.util.Comparator.comparing;

import dev.retune.index.version.IndexChange;
import dev.retune.index.version.IndexVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was live when.
 *
 * @param changes the changes of the live version, oldest first
 * @param live the version that is live
 */
record LiveHistory(List<IndexChange> changes, Optional<IndexVersion> live) {
  /** Copies the list. */
  LiveHistory {
    changes = List.copyOf(changes);
  }

  /** When a version last went live. */
  Optional<Instant> since(IndexVersion version) {
    return changes.reversed().stream()
        .filter(change -> change.version().equals(version.label()))
        .map(IndexChange::at)
        .findFirst();
  }

  /** Whether a rollback ended it, and no later version took its place. */
  boolean wasTakenBack(IndexVersion version) {
    for (int i = changes.size() - 2; i >= 0; i--) {
      if (changes.get(i).version().equals(version.label())) {
        return changes.get(i + 1).kind() == IndexChange.Kind.ROLLBACK;
      }
    }
    return false;
  }

  /**
   * Which of these is in use: the live version, or else the last one whose recipe the live version
   * has, for instance with a fix of a document.
   */
  Optional<IndexVersion> inUse(List<IndexVersion> versions) {
    return live.flatMap(
        now ->
            versions.stream()
                .filter(version -> version.id() == now.id())
                .findFirst()
                .or(
                    () ->
                        versions.stream()
                            .filter(version -> since(version).isPresent())
                            .filter(version -> !wasTakenBack(version))
                            .filter(version -> version.spec().equals(now.spec()))
                            .max(comparing(version -> since(version).orElseThrow()))));
  }
}
