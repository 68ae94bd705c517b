package dev.retune.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/** Reads and locks as another file does; what is written is up to subclasses. */
abstract class DelegatingFile extends FileBase {
  final FileChannel file;

  DelegatingFile(FileChannel file) {
    this.file = file;
  }

  // the base class synchronizes because of its position; these reads are at explicit positions
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
