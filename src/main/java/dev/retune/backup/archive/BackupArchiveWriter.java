package dev.retune.backup.archive;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.io.OwnerOnlyFiles;
import dev.retune.common.io.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup file and the checksum of each entry. */
public final class BackupArchiveWriter implements AutoCloseable {
  private final ZipOutputStream zip;
  private final Map<String, String> sha256 = new TreeMap<>();

  public BackupArchiveWriter(Path file) throws IOException {
    Files.deleteIfExists(file);
    // it contains what users wrote, so only its owner may read it
    zip = new ZipOutputStream(new BufferedOutputStream(OwnerOnlyFiles.write(file)));
  }

  /** Writes an entry; must leave the stream open. */
  @FunctionalInterface
  public interface EntryWriter {
    void into(OutputStream out) throws IOException;
  }

  public void entry(String name, EntryWriter filling) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Sha256 hash = new Sha256();
    OutputStream out = hash.through(zip);
    filling.into(out);
    out.flush();
    zip.closeEntry();
    sha256.put(name, hash.hex());
  }

  public void file(String name, Path file) throws IOException {
    entry(name, out -> Files.copy(file, out));
  }

  public Map<String, String> sha256Sums() {
    return sha256;
  }

  public void manifest(BackupManifest manifest, JsonMapper json) throws IOException {
    zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
    zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
