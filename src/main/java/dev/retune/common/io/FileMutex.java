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
 * A mutex between threads and processes, held until it is closed. The operating system releases it
 * when the process dies; the empty file stays.
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
   * Waits for the mutex.
   *
   * @param file the lock file, created if missing
   * @throws UnavailableException when it is held by another for ten seconds
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
      // held by another thread of this process
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
