package dev.retune.publishing.model;

/**
 * A version that a target holds.
 *
 * @param complete whether everything was copied
 * @param live whether chat products read it
 */
public record HeldVersion(PublishManifest manifest, boolean complete, boolean live) {
  /** Label of the index version. */
  public String version() {
    return manifest.version();
  }
}
