package dev.retune.common.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces files atomically: the old content stays until the new one is on disk. The new file is
 * readable by its owner only.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes the content of a file. */
  public interface Content {
    /** Writes the content; must not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes to a temporary file beside the target, syncs it and moves it into place. Links are
   * followed, so the file they point to is replaced.
   */
  public static void replace(Path target, Content content) throws IOException {
    Path real = followed(target);
    Path partial = OwnerOnlyFiles.temporary(real);
    try {
      writeSynced(partial, content);
      rename(partial, real);
    } catch (IOException | RuntimeException e) {
      discard(partial, e);
      throw e;
    }
  }

  /** Replaces a file, or a link itself, by a file written beside it, which is synced first. */
  public static void moveInto(Path written, Path target) throws IOException {
    sync(written);
    rename(written, target);
  }

  /** Overwrites a file that has no readers yet; it is on disk when this returns. */
  public static void writeSynced(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Syncs a written file to disk. */
  public static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes the leftover of a failed write; an error is added to the first one as suppressed. */
  public static void discard(Path partial, Exception first) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }

  private static Path followed(Path target) throws IOException {
    return Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
  }

  private static void rename(Path partial, Path real) throws IOException {
    Files.move(partial, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
