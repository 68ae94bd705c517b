package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.embedding.hub.HubCache;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.ModelAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files of a commit into the staging folder, from this machine if they are on it. */
final class FileSource {
  private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

  private final HubCache cache;
  private final ModelAddress commit;
  private final StagingFolder staging;
  private final DownloadProgress progress;
  private final boolean offline;
  private final FileDownload download;

  /**
   * A source of files.
   *
   * @param offline whether nothing may be requested
   */
  FileSource(
      HubClient hub,
      HubCache cache,
      ModelAddress commit,
      StagingFolder staging,
      DownloadProgress progress,
      boolean offline) {
    this.cache = cache;
    this.commit = commit;
    this.staging = staging;
    this.progress = progress;
    this.offline = offline;
    download = new FileDownload(hub, commit, staging, progress);
  }

  /**
   * Brings a file, verified.
   *
   * @throws IOException when the disk cannot be written
   */
  void bring(HubFile file) throws IOException {
    progress.monitor().check();
    if (staging.has(file)) {
      progress.found(file.size());
      return;
    }
    if (fromCache(file)) {
      progress.found(file.size());
      return;
    }
    if (offline) {
      throw new InvalidInputException("model.notCached", commit.repository(), file.path());
    }
    download.fetch(file);
  }

  private boolean fromCache(HubFile file) throws IOException {
    Optional<Path> cached = cache.file(commit, file.path());
    if (cached.isEmpty() || Files.size(cached.get()) != file.size()) {
      return false;
    }
    if (!FileVerification.of(cached.get(), progress.monitor()).matches(file)) {
      LOG.warn("{} is damaged and is not used", cached.get());
      return false;
    }
    Path part = staging.part(file);
    Path folder = part.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.deleteIfExists(part);
    try {
      Files.createLink(part, cached.get());
    } catch (IOException | UnsupportedOperationException e) {
      LOG.info("{} is copied, for it cannot be linked", cached.get(), e);
      Files.copy(cached.get(), part, StandardCopyOption.REPLACE_EXISTING);
      AtomicFiles.sync(part);
    }
    staging.complete(file);
    return true;
  }
}
