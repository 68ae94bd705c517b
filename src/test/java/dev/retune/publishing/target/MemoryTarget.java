package dev.retune.publishing.target;

import dev.retune.common.error.UnavailableException;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.VectorUtil;

/** A target in memory, which breaks or lies when it is told to. */
public final class MemoryTarget implements PublishTarget {
  private static final class Version {
    private final PublishManifest manifest;
    private final Map<String, PublishedPassage> passages = new HashMap<>();
    private boolean complete;

    Version(PublishManifest manifest) {
      this.manifest = manifest;
    }
  }

  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Map<String, Set<String>> deleted = new HashMap<>();
  private Optional<String> live = Optional.empty();

  /** Number of passages that were written since the last look. */
  public int written;

  /** Number of changing calls after which the next one breaks. */
  public int breaksAfter = Integer.MAX_VALUE;

  /** Whether searches of a version that is not live find nonsense. */
  public boolean liesBefore;

  /** Whether searches of what is live find nonsense. */
  public boolean liesAfter;

  /** Whether passages that are there have to be sent again. */
  public boolean refusesCopies;

  /** Runs once before the next switch. */
  public Runnable beforeSwitch = () -> {};

  private void change() {
    if (breaksAfter-- <= 0) {
      throw new UnavailableException("publishing.database", "memory", "broken");
    }
  }

  @Override
  public List<HeldVersion> held() {
    List<HeldVersion> held = new ArrayList<>();
    versions.forEach(
        (label, version) ->
            held.add(
                new HeldVersion(
                    version.manifest, version.complete, live.equals(Optional.of(label)))));
    return held;
  }

  private Version version(String label) {
    return Optional.ofNullable(versions.get(label)).orElseThrow();
  }

  @Override
  public void stage(PublishManifest manifest) {
    change();
    Version there = versions.get(manifest.version());
    if (there == null || !there.manifest.equals(manifest)) {
      versions.put(manifest.version(), new Version(manifest));
      deleted.remove(manifest.version());
    }
  }

  @Override
  public Map<String, String> fingerprints(String label) {
    Map<String, String> found = new HashMap<>();
    version(label).passages.forEach((id, passage) -> found.put(id, passage.fingerprint()));
    return found;
  }

  @Override
  public boolean carriesOver() {
    return true;
  }

  @Override
  public Collection<String> carryOver(String from, String to, Collection<String> ids) {
    change();
    if (refusesCopies) {
      return ids;
    }
    ids.forEach(
        id ->
            Optional.ofNullable(version(from).passages.get(id))
                .ifPresent(passage -> version(to).passages.put(id, passage)));
    return List.of();
  }

  @Override
  public void write(String label, List<PublishedPassage> passages) {
    change();
    passages.forEach(passage -> version(label).passages.put(passage.id(), passage));
    written += passages.size();
  }

  @Override
  public void remove(String label, Collection<String> ids) {
    change();
    version(label).passages.keySet().removeAll(Set.copyOf(ids));
  }

  @Override
  public void complete(PublishManifest manifest) {
    change();
    version(manifest.version()).complete = true;
  }

  @Override
  public long count(String label) {
    return version(label).passages.size();
  }

  @Override
  public long countLive() {
    return count(live.orElseThrow());
  }

  @Override
  public List<List<String>> search(String label, List<float[]> questions, int k) {
    boolean lies = live.equals(Optional.of(label)) ? liesAfter : liesBefore;
    return questions.stream()
        .map(
            question ->
                version(label).passages.values().stream()
                    .sorted(
                        Comparator.comparingDouble(
                            passage ->
                                (lies ? 1 : -1)
                                    * VectorUtil.dotProduct(question, passage.vector())))
                    .limit(k)
                    .map(PublishedPassage::id)
                    .toList())
        .toList();
  }

  @Override
  public List<List<String>> searchLive(List<float[]> questions, int k) {
    return search(live.orElseThrow(), questions, k);
  }

  /** What somebody else does who looks after the store. */
  public void deleteLive(String id) {
    version(live.orElseThrow()).passages.remove(id);
    versions
        .keySet()
        .forEach(label -> deleted.computeIfAbsent(label, _ -> new HashSet<>()).add(id));
  }

  @Override
  public void goLive(String label) {
    change();
    beforeSwitch.run();
    beforeSwitch = () -> {};
    version(label).passages.keySet().removeAll(deleted.getOrDefault(label, Set.of()));
    live = Optional.of(label);
  }

  @Override
  public Set<String> deleted(String label) {
    Set<String> gone = new HashSet<>(deleted.getOrDefault(label, Set.of()));
    gone.removeAll(version(label).passages.keySet());
    return gone;
  }

  @Override
  public void drop(String label) {
    change();
    versions.remove(label);
    deleted.remove(label);
  }

  /** Label of the version that chat products read. */
  public Optional<String> live() {
    return live;
  }

  @Override
  public void close() {
    // opened again by the next attempt
  }
}
