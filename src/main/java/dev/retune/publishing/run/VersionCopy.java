package dev.retune.publishing.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.passage.VersionPassages;
import dev.retune.publishing.target.PublishTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Copies a version into a target: only what the target does not have yet. */
final class VersionCopy {
  private static final int BATCH = 2_000;
  private static final int CARRIED_BATCH = 20_000;

  private final PublishTarget target;
  private final VersionPassages passages;
  private final ProgressMonitor monitor;
  private final long began = System.nanoTime();

  VersionCopy(PublishTarget target, VersionPassages passages, ProgressMonitor monitor) {
    this.target = target;
    this.passages = passages;
    this.monitor = monitor;
  }

  /** How many passages travelled, and how many were copied within the target. */
  record CopyCount(long sent, long carried) {}

  /** Copies whatever is missing, and completes the version. */
  CopyCount copy(PublishManifest manifest) {
    return copy(manifest, manifest.version());
  }

  /**
   * The same.
   *
   * @param from label of a version that the target holds and that may have the same passages
   */
  CopyCount copy(PublishManifest manifest, String from) {
    target.stage(manifest);
    String version = manifest.version();
    Map<String, String> wanted = passages.fingerprints();
    Map<String, String> there = target.fingerprints(version);
    // a version that was live lacks what others deleted from it
    Set<String> deleted = isComplete(version) ? target.deleted(version) : Set.of();
    List<String> wrong =
        there.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(wanted.get(entry.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    batches(wrong, CARRIED_BATCH, ids -> target.remove(version, ids));
    Map<String, String> former =
        target.carriesOver() && !from.equals(version) ? target.fingerprints(from) : Map.of();
    List<String> unchanged = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (id, fingerprint) -> {
          if (fingerprint.equals(there.get(id)) || deleted.contains(id)) {
            return;
          }
          (fingerprint.equals(former.get(id)) ? unchanged : missing).add(id);
        });
    int travelling = missing.size();
    batches(unchanged, CARRIED_BATCH, ids -> missing.addAll(target.carryOver(from, version, ids)));
    long carried = (long) unchanged.size() - missing.size() + travelling;
    long[] done = {there.size() - wrong.size() + carried};
    batches(
        missing,
        BATCH,
        ids -> {
          target.write(version, passages.read(ids));
          done[0] += ids.size();
          Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
          monitor.at(new TaskProgress("stage.publish", done[0], wanted.size(), elapsed));
        });
    monitor.check();
    target.complete(manifest);
    return new CopyCount(missing.size(), carried);
  }

  private boolean isComplete(String version) {
    return target.held().stream().anyMatch(v -> v.complete() && v.version().equals(version));
  }

  private void batches(List<String> ids, int size, Consumer<Collection<String>> work) {
    for (int i = 0; i < ids.size(); i += size) {
      monitor.check();
      work.accept(ids.subList(i, Math.min(ids.size(), i + size)));
    }
  }
}
