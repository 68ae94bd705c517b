package dev.retune.embedding.install;

import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.hub.HubFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Checks that a model has space on the disk. */
final class DiskSpaceCheck {
  /** Space that is left to others. */
  private static final long SPARE = 64L << 20;

  private final Path models;
  private final ToLongFunction<Path> freeSpace;

  DiskSpaceCheck(Path models, ToLongFunction<Path> freeSpace) {
    this.models = models;
    this.freeSpace = freeSpace;
  }

  /** Returns why writing failed: the disk is full, or something else. */
  UnavailableException failure(IOException cause, long needed) {
    long free = freeSpace.applyAsLong(models);
    return free < Math.max(1 << 20, needed)
        ? full(cause, needed, free)
        : new UnavailableException(cause, "model.notWritten", models.toString());
  }

  private UnavailableException full(IOException cause, long needed, long free) {
    return new UnavailableException(
        cause, "model.diskFull", models.toString(), megabytes(needed), megabytes(free));
  }

  private static long megabytes(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }

  /** Throws when an installation would not fit. */
  void check(InstallationPlan plan) {
    long needed = plan.bytes() + plan.possible() - plan.present() + SPARE + copy(plan);
    long free = freeSpace.applyAsLong(models);
    if (free < needed) {
      throw new UnavailableException(
          "model.noSpace",
          plan.model().repository(),
          megabytes(needed),
          models.toString(),
          megabytes(free));
    }
  }

  /** A copy with fixed scales is made of a quantized model. */
  private static long copy(InstallationPlan plan) {
    return plan.choice().isQuantized()
        ? plan.files().stream()
            .map(PlannedFile::file)
            .filter(file -> file.path().equals(plan.choice().path()))
            .mapToLong(HubFile::size)
            .sum()
        : 0;
  }
}
