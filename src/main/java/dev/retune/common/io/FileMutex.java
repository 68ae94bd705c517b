package dev.retune.common.io;

import dev.retune.common.error.UnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps all others out, of this process and of others, until it is closed. The system gives it back
 * when its process dies; the file stays, and is empty.
 */
public final class FileMutex implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final FileChannel channel;
  private final FileLock lock;

  private FileMutex(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Waits until no one else has it.
   *
   * @param file made when it is not there
   * @throws UnavailableException when another one keeps it for ten seconds
   */
  public static FileMutex acquire(Path file) throws IOException {
    FileChannel channel = OwnerOnlyFiles.lock(file);
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      Optional<FileLock> lock = tried(channel);
      while (lock.isEmpty()) {
        if (System.nanoTime() - end > 0) {
          throw new UnavailableException("progress.fileKept", file.toString());
        }
        LockSupport.parkNanos(PAUSE);
        lock = tried(channel);
      }
      return new FileMutex(channel, lock.get());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<FileLock> tried(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // another one of this process has it
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }
}
