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
 * Replaces files whole or not at all: what stood there before stays until the new content is on the
 * disk. The new file can be read by its owner alone.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** What a file is to hold. */
  public interface Content {
    /** Writes it; the stream stays the caller's to close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the target, syncs that to the disk, and moves it into place. A link is followed,
   * so that the file it points to is the one replaced.
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

  /** Replaces a file, or a link itself, by one that was written beside it and is synced first. */
  public static void moveInto(Path written, Path target) throws IOException {
    sync(written);
    rename(written, target);
  }

  /** Overwrites a file that nobody else reads yet; it is on the disk when this returns. */
  public static void writeSynced(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Waits until a written file is on the disk. */
  public static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes what a failed write left; the first failure is the one to report. */
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
