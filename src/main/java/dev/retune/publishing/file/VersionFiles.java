package dev.retune.publishing.file;

import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The files of one version, in a folder of its own. Nothing stays open between two calls. */
interface VersionFiles {
  /** Begins files without passages. */
  void begin(PublishManifest manifest) throws IOException;

  /** Adds passages that are not there yet. */
  void append(List<PublishedPassage> passages) throws IOException;

  /** Writes whatever readers need at the end, and brings everything to the disk. */
  void finish() throws IOException;

  /** The manifest as it was written; empty when the folder is no version. */
  Optional<String> manifest() throws IOException;

  /** The fingerprints by id, in the order in which passages were added. */
  Map<String, String> fingerprints() throws IOException;

  /** Reads all vectors with the ids of their passages; a vector is overwritten by the next one. */
  void vectors(int dimension, BiConsumer<String, float[]> receiver) throws IOException;

  /** Deletes the files and the folder, if they are there. */
  void delete() throws IOException;
}
