package dev.retune.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: what stood there before stays until the new one is safe. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What a file is to hold. */
  public interface Content {
    /** Writes it; the stream stays the caller's to close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the target, brings that to the disk, and moves it into its place. A link is
   * followed, so that the file that it points to is the one replaced.
   */
  public static void write(Path target, Content content) throws IOException {
    Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
    Path partial = Files.createTempFile(real.getParent(), real.getFileName() + ".", ".partial");
    try {
      try (FileChannel channel =
              FileChannel.open(
                  partial, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(
          partial, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      discard(partial, e);
      throw e;
    }
  }

  /** What went wrong first is what is told. */
  private static void discard(Path partial, Exception first) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }
}
