package dev.retune.index.version;

import dev.retune.index.version.IndexVersion.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Decides which versions no longer need their files. */
final class VersionRetention {
  private VersionRetention() {}

  /**
   * Returns all versions except the live one, the target of a rollback, the newest complete ones
   * within the policy, and the newest interrupted build, which can be resumed.
   *
   * @param newestFirst all versions
   * @param size size of a version's files in bytes
   */
  static List<IndexVersion> leaving(
      List<IndexVersion> newestFirst,
      @Nullable Long live,
      @Nullable Long previous,
      RetentionPolicy retentionPolicy,
      ToLongFunction<IndexVersion> size) {
    List<IndexVersion> leaving = new ArrayList<>();
    int complete = 0;
    long bytes = 0;
    int unfinished = 0;
    for (IndexVersion version : newestFirst) {
      boolean wanted = live != null && live == version.id();
      if (version.complete() && version.state() != State.FAILED) {
        bytes += size.applyAsLong(version);
        wanted |= previous != null && previous == version.id();
        wanted |= complete < retentionPolicy.versions() && bytes <= retentionPolicy.bytes();
        complete++;
      } else if (version.state() == State.CANDIDATE) {
        wanted |= unfinished++ == 0;
      }
      if (!wanted) {
        leaving.add(version);
      }
    }
    return leaving;
  }
}
