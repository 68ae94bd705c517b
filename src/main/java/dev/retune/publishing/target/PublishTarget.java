package dev.retune.publishing.target;

import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store that holds versions of the index side by side, one of which chat products read. Every
 * call is done when it returns, and may be repeated after the process was killed in it.
 *
 * <p>All calls throw {@link dev.retune.common.error.UnavailableException} when the store does not
 * answer.
 */
public interface PublishTarget extends AutoCloseable {
  /** The versions that it holds. */
  List<HeldVersion> held();

  /**
   * Makes room for a version. An unfinished one with an equal manifest is kept as it is, so that
   * copying goes on where it stopped; anything else under its label is deleted first.
   */
  void stage(PublishManifest manifest);

  /** The fingerprints of the passages of a version, by id. */
  Map<String, String> fingerprints(String version);

  /** Whether {@link #carryOver} works, so that unchanged passages need not be sent again. */
  boolean carriesOver();

  /**
   * Copies passages from one version to another within the store.
   *
   * @return those that have to be sent after all
   */
  Collection<String> carryOver(String from, String to, Collection<String> ids);

  /** Adds passages that the version does not have. */
  void write(String version, List<PublishedPassage> passages);

  /** Removes passages. */
  void remove(String version, Collection<String> ids);

  /** Builds whatever search needs, and marks the version as complete. */
  void complete(PublishManifest manifest);

  /** Counts the passages of a version. */
  long count(String version);

  /** Counts the passages in the way that chat products see them. */
  long countLive();

  /** The ids of the nearest passages of a version for each question, nearest first. */
  List<List<String>> search(String version, List<float[]> questions, int k);

  /** The same in the way that chat products search. */
  List<List<String>> searchLive(List<float[]> questions, int k);

  /**
   * Makes a complete version the one that chat products read. What others deleted from the live
   * version while this one was copied, or not live, is deleted from it first.
   */
  void goLive(String version);

  /** The ids that a version lacks because others deleted them. */
  Set<String> deleted(String version);

  /** Deletes a version that is not live. */
  void drop(String version);

  @Override
  void close();
}
