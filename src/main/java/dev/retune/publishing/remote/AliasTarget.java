package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A store whose collections can have a second name. Readers know the alias, which stands for the
 * collection of the live version.
 */
abstract class AliasTarget extends CollectionTarget {
  private final String separator;

  /**
   * For one alias.
   *
   * @param separator what is between the alias and a version in the names of collections
   */
  AliasTarget(TargetHttpClient client, String place, String separator) {
    super(client, place);
    this.separator = separator;
  }

  /** The collections that the alias stands for. */
  abstract Set<String> aliased();

  /** Whether there is a collection with a name. */
  abstract boolean exists(String collection);

  /** Moves the alias from collections to one. */
  abstract void move(Set<String> from, String to);

  /** Deletes a collection of Retune's, and what is written about it elsewhere. */
  abstract void delete(String version);

  /** Counts the passages of a collection or alias. */
  abstract long counted(String collection);

  /** The ids of the nearest passages of a collection or alias, nearest first. */
  abstract List<String> nearest(String collection, float[] question, int k);

  final String collection(String version) {
    return place() + separator + version;
  }

  /**
   * Checks that the alias is free or Retune's.
   *
   * @throws InvalidInputException when it is in use for something else
   */
  final void requireOwn() {
    Set<String> aliased = aliased();
    List<String> own = held().stream().map(held -> collection(held.version())).toList();
    boolean foreign = aliased.isEmpty() ? exists(place()) : !own.containsAll(aliased);
    if (foreign) {
      throw new InvalidInputException("publishing.placeTaken", client().name(), place());
    }
  }

  /** A version that a store describes in the way of its own. */
  final HeldVersion held(String manifest, boolean complete, Set<String> live) {
    PublishManifest read = PublishManifest.read(manifest, client().name());
    return new HeldVersion(read, complete, live.contains(collection(read.version())));
  }

  /** Writes the fields of a passage, but for its id and its vector. */
  static ObjectNode describe(ObjectNode fields, PublishedPassage passage) {
    return fields
        .put("fingerprint", passage.fingerprint())
        .put("document", passage.document())
        .put("title", passage.title())
        .put("section", passage.section())
        .put("content", passage.text());
  }

  /** The id of a passage where ids have to be UUIDs; the same for the same passage. */
  static String uuid(String passage) {
    return UUID.nameUUIDFromBytes(passage.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public final long count(String version) {
    return counted(collection(version));
  }

  @Override
  public final long countLive() {
    return counted(place());
  }

  @Override
  public final List<List<String>> search(String version, List<float[]> questions, int k) {
    return searched(collection(version), questions, k);
  }

  @Override
  public final List<List<String>> searchLive(List<float[]> questions, int k) {
    return searched(place(), questions, k);
  }

  private List<List<String>> searched(String collection, List<float[]> questions, int k) {
    List<List<String>> all = new ArrayList<>();
    for (float[] question : questions) {
      all.add(nearest(collection, question, k));
    }
    return all;
  }

  @Override
  final void point(String version) {
    move(aliased(), collection(version));
  }

  @Override
  public final void drop(String version) {
    // a collection of such a name that Retune did not make is left alone
    if (held().stream().anyMatch(held -> held.version().equals(version))) {
      delete(version);
    }
  }
}
