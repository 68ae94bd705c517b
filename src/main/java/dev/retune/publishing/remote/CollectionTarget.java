package dev.retune.publishing.remote;

import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.target.PublishTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A store with a collection for each version. It does not record what others delete, so the live
 * collection is listed when copying begins and once more before the switch.
 */
abstract class CollectionTarget implements PublishTarget {
  private final TargetHttpClient client;
  private Set<String> atStart = Set.of();
  private final Map<String, Set<String>> deleted = new HashMap<>();

  CollectionTarget(TargetHttpClient client) {
    this.client = client;
  }

  final TargetHttpClient client() {
    return client;
  }

  /** Creates the empty collection of a version, with its manifest. */
  abstract void create(PublishManifest manifest);

  /** Points readers to a version. */
  abstract void point(String version);

  final Optional<String> live() {
    return held().stream().filter(HeldVersion::live).map(HeldVersion::version).findFirst();
  }

  @Override
  public final void stage(PublishManifest manifest) {
    atStart = live().map(label -> Set.copyOf(fingerprints(label).keySet())).orElse(Set.of());
    Optional<HeldVersion> there =
        held().stream().filter(v -> v.version().equals(manifest.version())).findFirst();
    if (there.filter(v -> v.manifest().equals(manifest)).isEmpty()) {
      drop(manifest.version());
      create(manifest);
    }
  }

  @Override
  public final boolean carriesOver() {
    return false;
  }

  @Override
  public final void carryOver(String from, String to, Collection<String> ids) {
    throw new UnsupportedOperationException(client.name());
  }

  @Override
  public final void goLive(String version) {
    Set<String> gone = new HashSet<>(atStart);
    live().ifPresent(label -> gone.removeAll(fingerprints(label).keySet()));
    gone.retainAll(fingerprints(version).keySet());
    if (!gone.isEmpty()) {
      remove(version, gone);
      deleted.computeIfAbsent(version, _ -> new HashSet<>()).addAll(gone);
    }
    atStart = Set.of();
    point(version);
  }

  @Override
  public final Set<String> deleted(String version) {
    return deleted.getOrDefault(version, Set.of());
  }

  @Override
  public final void close() {
    client.close();
  }
}
