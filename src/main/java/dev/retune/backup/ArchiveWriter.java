package dev.retune.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.work.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the file of a backup, and remembers the fingerprint of each entry. */
final class ArchiveWriter implements AutoCloseable {
  private final ZipOutputStream zip;
  private final Map<String, String> sha256 = new TreeMap<>();

  ArchiveWriter(Path file) throws IOException {
    Files.deleteIfExists(file);
    // what users wrote is in it, so nobody but the owner reads it
    zip = new ZipOutputStream(new BufferedOutputStream(OwnerOnly.write(file)));
  }

  /** Fills an entry; must leave the stream open. */
  @FunctionalInterface
  interface Filling {
    void into(OutputStream out) throws IOException;
  }

  void entry(String name, Filling filling) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = sha256();
    DigestOutputStream out = new DigestOutputStream(zip, digest);
    filling.into(out);
    out.flush();
    zip.closeEntry();
    sha256.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  void file(String name, Path file) throws IOException {
    entry(name, out -> Files.copy(file, out));
  }

  Map<String, String> sha256Sums() {
    return sha256;
  }

  void manifest(Manifest manifest, JsonMapper json) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Waits until a written file is on the disk. */
  static void settle(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
