package dev.retune.backup;

import dev.retune.backup.archive.BackupManifest;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Backs up a home to one file while other processes keep working: a consistent snapshot of the
 * rows, the index versions (immutable once complete), installed models, and the settings without
 * tokens and passwords. The file appears complete or not at all.
 */
public final class BackupService {
  private static final int TRIES = 3;
  private static final String AUDITED = "backup";

  private final Workspace workspace;
  private final HomeFolder home;
  private final OutputFile outputs;
  private final Clock clock;

  /**
   * Backs up a workspace and its home.
   *
   * @param outputs checks the target file
   */
  public BackupService(Workspace workspace, HomeFolder home, OutputFile outputs, Clock clock) {
    this.workspace = workspace;
    this.home = home;
    this.outputs = outputs;
    this.clock = clock;
  }

  /**
   * A new backup.
   *
   * @param file the file
   * @param bytes size of the file
   */
  public record Made(Path file, long bytes, BackupManifest manifest) {}

  /** Returns when the last backup was made. */
  public Optional<Instant> last() {
    return AuditLog.latest(workspace, AUDITED);
  }

  /**
   * Writes a backup.
   *
   * @param place the file, or a folder for a file named after the current time
   * @param who user for the audit log
   * @param force allow overwriting an existing file
   * @throws InvalidInputException when the file exists, or is not a permitted target
   * @throws UnavailableException when the file cannot be written
   */
  public Made write(Path place, String who, boolean force, ProgressMonitor monitor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Path file =
        outputs.checked(
            Files.isDirectory(place)
                ? place.resolve("retune-" + now.toString().replace(":", "") + ".zip")
                : place,
            force);
    Path partial = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      BackupManifest manifest = writeRetrying(partial, now, monitor);
      AtomicFiles.moveInto(partial, file);
      recordInAuditLog(file, who, manifest);
      return new Made(file, Files.size(file), manifest);
    } catch (IOException e) {
      throw discarded(
          partial, new UnavailableException(e, "backup.unwritable", file.toString(), reason(e)));
    } catch (RuntimeException e) {
      throw discarded(partial, e);
    }
  }

  static String reason(IOException e) {
    return e instanceof NoSuchFileException ? e + "" : String.valueOf(e.getMessage());
  }

  private static <E extends RuntimeException> E discarded(Path partial, E failure) {
    AtomicFiles.discard(partial, failure);
    return failure;
  }

  /** Starts again if an old index version is deleted during the backup. */
  private BackupManifest writeRetrying(Path partial, Instant now, ProgressMonitor monitor)
      throws IOException {
    for (int left = TRIES - 1; ; left--) {
      try {
        return new BackupContent(workspace, home).write(partial, now, monitor);
      } catch (NoSuchFileException e) {
        if (left == 0 || !e.getFile().startsWith(home.folder().toString())) {
          throw e;
        }
      }
    }
  }

  private void recordInAuditLog(Path file, String who, BackupManifest manifest) {
    workspace.inTransaction(
        transaction ->
            AuditLog.add(
                transaction,
                new AuditEntry(
                    manifest.at(),
                    who,
                    AUDITED,
                    shortened(file.toAbsolutePath().toString()),
                    "",
                    String.valueOf(manifest.allRows()))));
  }

  private static String shortened(String path) {
    return path.length() > 400 ? path.substring(path.length() - 400) : path;
  }
}
