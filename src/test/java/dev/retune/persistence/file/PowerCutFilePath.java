package dev.retune.persistence.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A simulated disk that records which blocks were synced and gives the content after a power cut:
 * all synced blocks, and either state of each block written since. Used as part of H2's file names:
 * {@code jdbc:h2:cut:/path}.
 */
public final class PowerCutFilePath extends FilePathWrapper {
  private static final int BLOCK = 4096;
  private static final Map<String, Channel> OPEN = new ConcurrentHashMap<>();

  public PowerCutFilePath() {}

  static void register() {
    FilePath.register(new PowerCutFilePath());
  }

  @Override
  public String getScheme() {
    return "cut";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = super.open(mode);
    if (!name.endsWith(".mv.db")) {
      return file;
    }
    Path path = Path.of(name.substring("cut:".length()));
    Channel channel = new Channel(file, path);
    OPEN.put(path.toString(), channel);
    return channel;
  }

  /** Simulates a power cut for a file and writes the remaining content elsewhere. */
  static void cut(Path file, Path into, RandomGenerator random) throws IOException {
    Objects.requireNonNull(OPEN.get(file.toString())).cut(into, random);
  }

  /** A change since the last sync: a written block, or a truncation. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Change(long position, byte[] bytes) {
    void apply(RandomAccessFile to) throws IOException {
      if (bytes.length == 0) {
        to.setLength(Math.min(to.length(), position));
      } else {
        to.seek(position);
        to.write(bytes);
      }
    }
  }

  private static final class Channel extends DelegatingFile {
    private final Path synced;
    private final List<Change> changes = new ArrayList<>();

    private Channel(FileChannel file, Path path) throws IOException {
      super(file);
      synced = path.resolveSibling(path.getFileName() + ".synced");
      Files.copy(path, synced, StandardCopyOption.REPLACE_EXISTING);
    }

    private synchronized void cut(Path into, RandomGenerator random) throws IOException {
      Files.copy(synced, into, StandardCopyOption.REPLACE_EXISTING);
      try (RandomAccessFile to = new RandomAccessFile(into.toFile(), "rw")) {
        for (Change change : changes) {
          if (random.nextBoolean()) {
            change.apply(to);
          }
        }
      }
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      int length = source.remaining();
      for (int at = 0; at < length; at += BLOCK) {
        byte[] block = new byte[Math.min(BLOCK, length - at)];
        source.get(source.position() + at, block);
        changes.add(new Change(position + at, block));
      }
      return file.write(source, position);
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
      try (RandomAccessFile to = new RandomAccessFile(synced.toFile(), "rw")) {
        for (Change change : changes) {
          change.apply(to);
        }
      }
      changes.clear();
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
      changes.add(new Change(size, new byte[0]));
      file.truncate(size);
      return this;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      throw new IOException("only positioned writes are supported");
    }
  }
}
