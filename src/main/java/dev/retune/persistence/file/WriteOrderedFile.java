package dev.retune.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes H2's database file in an order that survives power cuts. Until a sync, the operating
 * system may write blocks in any order; but H2 takes a group of pages (a chunk) for complete when
 * its first and last blocks are present, and overwrites old pages as soon as newer ones replace
 * them. So the last block of a chunk is held back until the rest is on disk, and nothing is
 * overwritten before all earlier writes are.
 */
final class WriteOrderedFile extends DelegatingFile {
  // H2's block size; the first two blocks locate the newest chunk
  private static final int BLOCK = 4096;
  private static final int HEADER = 2 * BLOCK;

  private final boolean syncing;
  private boolean unsynced;
  // length of the file that is known to be on disk
  private long synced;
  // a new file holds nothing yet that could be lost
  private boolean ordered;

  /**
   * Wraps a file.
   *
   * @param syncing whether sync requests reach the disk
   */
  WriteOrderedFile(FileChannel file, boolean syncing) throws IOException {
    super(file);
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
    // the length is synced in any case, and file times do not matter
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

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    long position = file.position();
    int length = write(source, position);
    file.position(position + length);
    return length;
  }
}
