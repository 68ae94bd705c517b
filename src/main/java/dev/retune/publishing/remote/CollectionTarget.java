package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.target.PublishTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A store with a collection for each version. It does not record what others delete, so the live
 * collection is listed when copying begins and once more before the switch.
 */
abstract class CollectionTarget implements PublishTarget {
  private final TargetHttpClient client;
  private final String place;
  private Set<String> atStart = Set.of();
  private final Map<String, Set<String>> deleted = new HashMap<>();

  CollectionTarget(TargetHttpClient client, String place) {
    this.client = client;
    this.place = place;
  }

  /**
   * What names a store takes.
   *
   * @param pattern of the whole name
   * @param refusal key of the sentence about another name, which is its argument
   */
  record NameRule(Pattern pattern, String refusal) {
    void require(String place) {
      if (!pattern.matcher(place).matches()) {
        throw new InvalidInputException(refusal, place);
      }
    }
  }

  /**
   * Makes a target after a look whether its name is one and its server answers; closes the client
   * otherwise.
   *
   * @param target makes it; asks the server for something
   */
  static <T extends CollectionTarget> T connected(
      TargetHttpClient client, String place, NameRule names, Supplier<T> target) {
    try {
      names.require(place);
      return target.get();
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Divides what one request would be too large for. */
  static <T> List<List<T>> batches(Collection<T> all, int size) {
    List<T> list = List.copyOf(all);
    List<List<T>> batches = new ArrayList<>();
    for (int i = 0; i < list.size(); i += size) {
      batches.add(list.subList(i, Math.min(list.size(), i + size)));
    }
    return batches;
  }

  static ObjectNode object() {
    return JsonFormat.mapper().createObjectNode();
  }

  static void vector(ArrayNode array, float[] vector) {
    for (float value : vector) {
      array.add(value);
    }
  }

  /** The name that readers know. */
  final String place() {
    return place;
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
  public boolean carriesOver() {
    return false;
  }

  @Override
  public Collection<String> carryOver(String from, String to, Collection<String> ids) {
    throw new UnsupportedOperationException(client.name());
  }

  /** Remembers what a version lacks because others deleted it before it could be copied. */
  final void lacks(String version, Collection<String> ids) {
    deleted.computeIfAbsent(version, _ -> new HashSet<>()).addAll(ids);
  }

  @Override
  public final void goLive(String version) {
    // listing takes time, which a way back does not need
    if (!atStart.isEmpty()) {
      Set<String> gone = new HashSet<>(atStart);
      live().ifPresent(label -> gone.removeAll(fingerprints(label).keySet()));
      gone.retainAll(fingerprints(version).keySet());
      if (!gone.isEmpty()) {
        remove(version, gone);
        lacks(version, gone);
      }
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
