package dev.retune.index;

import java.nio.file.Path;

/** The directories of the versions, {@code home/index/v<ID>}. */
public final class IndexStore {
  private final Path root;

  /** Below a home. */
  public IndexStore(Path home) {
    root = home.resolve("index");
  }

  /** Where a version's files are. */
  public Path directory(long version) {
    return root.resolve(IndexVersion.label(version));
  }

  /**
   * Makes sure that a version's files are there, whole and of its recipe; reads all of them.
   *
   * @throws dev.retune.fault.Unavailable when they are not
   */
  public void verify(IndexVersion version) {
    throw new UnsupportedOperationException();
  }

  /** Deletes a version's files, if there are any. */
  public void delete(long version) {
    throw new UnsupportedOperationException();
  }
}
