package dev.retune.backup.archive;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a backup file. */
public final class BackupArchiveReader implements AutoCloseable {
  private final Path file;
  private final ZipFile zip;
  private final BackupManifest manifest;

  private BackupArchiveReader(Path file, ZipFile zip, BackupManifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup.
   *
   * @throws InvalidInputException when it is not a backup, is truncated, or was written by a newer
   *     version
   */
  public static BackupArchiveReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("backup.noFile", file.toString());
    }
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        return new BackupArchiveReader(file, zip, manifest(zip, file));
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException e) {
      throw new InvalidInputException(e, "backup.notOne", file.toString());
    }
  }

  private static BackupManifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
    if (entry == null) {
      throw new InvalidInputException("backup.notOne", file.toString());
    }
    JsonMapper json = JsonFormat.mapper();
    try (InputStream in = zip.getInputStream(entry)) {
      BackupManifest manifest = json.readValue(in, BackupManifest.class);
      if (manifest.format() > BackupManifest.FORMAT) {
        throw new InvalidInputException("backup.newer", file.toString());
      }
      return manifest;
    }
  }

  public BackupManifest manifest() {
    return manifest;
  }

  /**
   * Verifies all entries against their checksums.
   *
   * @throws InvalidInputException when an entry is missing or damaged
   */
  public void verify(ProgressMonitor monitor) {
    Map<String, String> found = new TreeMap<>();
    try {
      for (String name : manifest.sha256().keySet()) {
        monitor.check();
        found.put(name, fingerprint(name));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(e, "backup.damaged", file.toString());
    }
    if (!found.equals(manifest.sha256())) {
      throw new InvalidInputException("backup.damaged", file.toString());
    }
  }

  private String fingerprint(String name) throws IOException {
    try (InputStream in = open(name)) {
      return Sha256.hex(in);
    }
  }

  /** Returns the disk space needed to unpack it, counting rows twice for their indexes. */
  public long unpacked() {
    return zip.stream()
        .mapToLong(
            entry -> entry.getName().startsWith("rows/") ? 2 * entry.getSize() : entry.getSize())
        .sum();
  }

  public InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(name + " is missing from the backup");
    }
    return zip.getInputStream(entry);
  }

  /** Unpacks the entries under a prefix into a folder. */
  public void unpack(String prefix, Path folder, ProgressMonitor monitor) throws IOException {
    for (String name : manifest.sha256().keySet()) {
      if (name.startsWith(prefix)) {
        monitor.check();
        Path target = folder.resolve(name.substring(prefix.length())).normalize();
        if (!target.startsWith(folder)) {
          throw new InvalidInputException("backup.damaged", file.toString());
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = open(name)) {
          Files.copy(in, target);
        }
        AtomicFiles.sync(target);
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
