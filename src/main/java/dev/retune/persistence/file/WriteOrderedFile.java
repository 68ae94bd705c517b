package dev.retune.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/**
 * H2's database file, written in an order that a power cut cannot spoil. Until a sync, the
 * operating system may bring writes onto the disk in any order, and in parts; but H2 takes a group
 * of pages for whole when its first and last block are there, and writes over old pages as soon as
 * newer ones have replaced them. So the last block of a group waits until the rest of it is on the
 * disk, and nothing is written over before all that was written earlier is.
 */
final class WriteOrderedFile extends FileBase {
  // H2's own; the first two blocks say where the newest group of pages is
  private static final int BLOCK = 4096;
  private static final int HEADER = 2 * BLOCK;

  private final FileChannel file;
  private final boolean syncing;
  private boolean unsynced;
  // the length of the file that is on the disk
  private long synced;
  // a file that is being made holds nothing yet that could be lost
  private boolean ordered;

  /**
   * Over a file.
   *
   * @param syncing whether a sync is one
   */
  WriteOrderedFile(FileChannel file, boolean syncing) throws IOException {
    this.file = file;
    this.syncing = syncing;
    this.synced = file.size();
    this.ordered = synced > 0;
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    if (ordered && unsynced && position < synced) {
      force(false);
    }
    int length = source.remaining();
    if (ordered && position >= HEADER && length > BLOCK) {
      ByteBuffer last = source.duplicate();
      last.position(source.limit() - BLOCK);
      ByteBuffer body = source.duplicate();
      body.limit(source.limit() - BLOCK);
      all(body, position);
      force(false);
      all(last, position + length - BLOCK);
      source.position(source.limit());
    } else {
      all(source, position);
    }
    unsynced = true;
    return length;
  }

  private void all(ByteBuffer source, long position) throws IOException {
    long at = position;
    while (source.hasRemaining()) {
      at += file.write(source, at);
    }
  }

  @Override
  public synchronized void force(boolean metaData) throws IOException {
    // the length comes along in any case, and times of the file are of no interest
    if (syncing) {
      file.force(false);
    }
    synced = file.size();
    unsynced = false;
    ordered = true;
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    file.truncate(size);
    synced = Math.min(synced, size);
    return this;
  }

  // the base has one reader at a time because it has one position; this one reads at any
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return file.read(target, position);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return file.read(target);
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    long position = file.position();
    int length = write(source, position);
    file.position(position + length);
    return length;
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public synchronized FileLock tryLock(long position, long size, boolean shared)
      throws IOException {
    return file.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
