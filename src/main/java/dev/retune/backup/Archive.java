package dev.retune.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.fault.BadInput;
import dev.retune.text.Json;
import dev.retune.work.AtomicFiles;
import dev.retune.work.Monitor;
import dev.retune.work.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The file of a backup, read. */
final class Archive implements AutoCloseable {
  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup.
   *
   * @throws BadInput when it is none, is cut short, or is of a newer program
   */
  static Archive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("backup.noFile", file.toString());
    }
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        return new Archive(file, zip, manifest(zip, file));
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BadInput(e, "backup.notOne", file.toString());
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw new BadInput("backup.notOne", file.toString());
    }
    JsonMapper json = Json.mapper();
    try (InputStream in = zip.getInputStream(entry)) {
      Manifest manifest = json.readValue(in, Manifest.class);
      if (manifest.format() > Manifest.FORMAT) {
        throw new BadInput("backup.newer", file.toString());
      }
      return manifest;
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * Reads everything once.
   *
   * @throws BadInput when anything is missing or is not what was written
   */
  void verify(Monitor monitor) {
    Map<String, String> found = new TreeMap<>();
    try {
      for (String name : manifest.sha256().keySet()) {
        monitor.check();
        found.put(name, fingerprint(name));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(e, "backup.damaged", file.toString());
    }
    if (!found.equals(manifest.sha256())) {
      throw new BadInput("backup.damaged", file.toString());
    }
  }

  private String fingerprint(String name) throws IOException {
    try (InputStream in = open(name)) {
      return Sha256.hex(in);
    }
  }

  /** Bytes that it takes on a disk when it is unpacked, rows counted twice for their indexes. */
  long unpacked() {
    return zip.stream()
        .mapToLong(
            entry -> entry.getName().startsWith("rows/") ? 2 * entry.getSize() : entry.getSize())
        .sum();
  }

  InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(name + " is missing from the backup");
    }
    return zip.getInputStream(entry);
  }

  /** Writes the entries below a prefix into a folder. */
  void unpack(String prefix, Path folder, Monitor monitor) throws IOException {
    for (String name : manifest.sha256().keySet()) {
      if (name.startsWith(prefix)) {
        monitor.check();
        Path target = folder.resolve(name.substring(prefix.length())).normalize();
        if (!target.startsWith(folder)) {
          throw new BadInput("backup.damaged", file.toString());
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
