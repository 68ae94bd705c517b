package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.embedding.hub.DownloadedPart;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubContent;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.ModelAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads the files of a commit into a staging folder. Each byte is written as soon as it
 * arrives, and an interrupted file goes on where it stopped.
 */
final class FileDownload {
  private static final Logger LOG = LoggerFactory.getLogger(FileDownload.class);

  private final HubClient hub;
  private final ModelAddress commit;
  private final StagingFolder staging;
  private final DownloadProgress progress;

  FileDownload(
      HubClient hub, ModelAddress commit, StagingFolder staging, DownloadProgress progress) {
    this.hub = hub;
    this.commit = commit;
    this.staging = staging;
    this.progress = progress;
  }

  /** The disk cannot be written, as against the network cannot be read. */
  private static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Fetches what is missing of a file and verifies it.
   *
   * @throws InvalidInputException when the content is not what the hub says; none of it is kept
   * @throws UnavailableException when the connection is lost for good; what arrived is kept
   * @throws IOException when the disk cannot be written
   */
  void fetch(HubFile file) throws IOException {
    Path part = staging.part(file);
    Path folder = part.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    long have = staging.present(file);
    progress.found(have);
    int failures = 0;
    while (have < file.size() || !Files.exists(part)) {
      long before = have;
      try {
        have = more(file, part, have);
      } catch (DiskException e) {
        throw e;
      } catch (IOException e) {
        have = Files.exists(part) ? Files.size(part) : 0;
        failures = have > before ? 1 : failures + 1;
        LOG.info("{} was interrupted at {} of {}", file.path(), have, file.size(), e);
        if (failures >= hub.timing().attempts()) {
          throw new UnavailableException(
              e, "model.interrupted", commit.repository(), hub.environment().endpoint().getHost());
        }
        hub.pause(failures, progress.monitor());
      }
    }
    verify(file, part);
    AtomicFiles.sync(part);
    staging.complete(file);
  }

  /** Reads one response to its end. */
  private long more(HubFile file, Path part, long have) throws IOException {
    try (HubContent content =
            hub.open(commit, file, new DownloadedPart(have, validator(file)), progress.monitor());
        FileChannel out = written(part)) {
      if (content.start() < have) {
        progress.discarded(have);
      }
      long at = content.start();
      write(out, at);
      remember(file, content);
      for (var piece = content.body().next(progress.monitor());
          !piece.isEmpty();
          piece = content.body().next(progress.monitor())) {
        for (ByteBuffer buffer : piece) {
          int length = buffer.remaining();
          if (at + length > file.size()) {
            throw refused(file);
          }
          write(out, buffer);
          at += length;
          progress.fetched(length);
        }
      }
      if (at < file.size()) {
        throw new IOException("the connection ended early");
      }
      return at;
    }
  }

  private static FileChannel written(Path part) throws DiskException {
    try {
      return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  /** Cuts a part at a position and goes on there. */
  private static void write(FileChannel out, long from) throws DiskException {
    try {
      out.truncate(from);
      out.position(from);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static void write(FileChannel out, ByteBuffer buffer) throws DiskException {
    try {
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private Optional<String> validator(HubFile file) throws IOException {
    Path known = staging.validator(file);
    return Files.isRegularFile(known) ? Optional.of(Files.readString(known)) : Optional.empty();
  }

  private void remember(HubFile file, HubContent content) throws DiskException {
    try {
      if (content.validator().isPresent()) {
        Files.writeString(staging.validator(file), content.validator().get());
      } else {
        Files.deleteIfExists(staging.validator(file));
      }
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private void verify(HubFile file, Path part) throws IOException {
    if (!FileVerification.of(part, progress.monitor()).matches(file)) {
      throw refused(file);
    }
  }

  private InvalidInputException refused(HubFile file) throws IOException {
    staging.forget(file);
    return new InvalidInputException("model.damaged", file.path(), commit.repository());
  }
}
