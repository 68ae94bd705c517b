package dev.retune.common.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder that only its owner can access, deleted when it is closed. A killed process
 * leaves its folders behind; they are deleted when the next one is created. A folder is in use as
 * long as the lock on a file in it is held, which the operating system releases with the process.
 */
public final class TemporaryFolder implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(TemporaryFolder.class);
  private static final String PREFIX = "retune-temporary-";
  private static final String LOCK = "in-use.lock";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private TemporaryFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** Creates a folder among the temporary ones of the system, after deleting abandoned ones. */
  public static TemporaryFolder create() throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The same, in a given folder. */
  static TemporaryFolder in(Path parent) throws IOException {
    deleteAbandoned(parent);
    while (true) {
      // the JDK creates temporary folders for their owner only
      Path path = Files.createTempDirectory(parent, ownPrefix());
      Path file = path.resolve(LOCK);
      FileChannel channel = OwnerOnlyFiles.lock(file);
      Optional<FileLock> lock = locked(channel);
      if (lock.isPresent() && Files.exists(file)) {
        return new TemporaryFolder(path, channel, lock.get());
      }
      // another process took it for abandoned between the two steps
      channel.close();
    }
  }

  /**
   * How the folders of this process begin. In containers that share a disk, several processes may
   * have the same number.
   */
  public static String ownPrefix() {
    ProcessHandle own = ProcessHandle.current();
    long started = own.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return PREFIX + own.pid() + "-" + started + "-";
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete(path);
    try (channel) {
      lock.release();
    }
  }

  private static Optional<FileLock> locked(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // held by this process
      return Optional.empty();
    }
  }

  private static void deleteAbandoned(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        deleteIfAbandoned(folder);
      }
    } catch (IOException e) {
      log.warn("cannot look for abandoned temporary folders", e);
    }
  }

  // of another user, still in use, or deleted by another process meanwhile
  private static void deleteIfAbandoned(Path folder) {
    Path file = folder.resolve(LOCK);
    // closing a second channel on a file would release the lock of this process on it
    if (String.valueOf(folder.getFileName()).startsWith(ownPrefix())
        || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !Files.isWritable(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Optional<FileLock> lock = locked(channel);
      if (lock.isPresent()) {
        delete(folder);
        log.info("deleted {}, which a process that ended left behind", folder);
      }
    } catch (IOException | UncheckedIOException e) {
      log.debug("cannot delete {}", folder, e);
    }
  }

  // the lock file comes last, so that a deletion that is cut short can be repeated
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files
              .sorted(
                  Comparator.comparing((Path p) -> p.equals(folder))
                      .thenComparing(p -> p.endsWith(LOCK))
                      .thenComparing(Comparator.reverseOrder()))
              .toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
