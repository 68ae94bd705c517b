package dev.retune.index.version;

import dev.retune.index.version.IndexVersion.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Which versions need their files no longer. */
final class VersionRetention {
  private VersionRetention() {}

  /**
   * All but the live one, the one that a rollback goes to, the newest complete ones that fit, and
   * the newest interrupted build, which the next build may go on with.
   *
   * @param newestFirst all versions
   * @param size bytes of a version's files
   */
  static List<IndexVersion> leaving(
      List<IndexVersion> newestFirst,
      Optional<Long> live,
      Optional<Long> previous,
      RetentionPolicy retentionPolicy,
      ToLongFunction<IndexVersion> size) {
    List<IndexVersion> leaving = new ArrayList<>();
    int complete = 0;
    long bytes = 0;
    int unfinished = 0;
    for (IndexVersion version : newestFirst) {
      boolean wanted = live.equals(Optional.of(version.id()));
      if (version.complete() && version.state() != State.FAILED) {
        bytes += size.applyAsLong(version);
        wanted |= previous.equals(Optional.of(version.id()));
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
