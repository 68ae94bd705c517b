package dev.retune.common.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over bytes and text; hexadecimal digits are lower-case. */
public final class Sha256 {
  private static final byte UNIT_SEPARATOR = 0x1f;

  private final MessageDigest digest;

  /** Starts a new hash. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JVM", e);
    }
  }

  /** Returns the hash of a text in UTF-8. */
  public static String hex(String text) {
    return new Sha256().text(text).hex();
  }

  /** Returns the hash of bytes. */
  public static String hex(byte[] bytes) {
    return new Sha256().bytes(bytes).hex();
  }

  /** Returns the hash of a stream's content; the stream stays open. */
  public static String hex(InputStream in) throws IOException {
    Sha256 hash = new Sha256();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      hash.digest.update(buffer, 0, n);
    }
    return hash.hex();
  }

  /** Adds bytes. */
  public Sha256 bytes(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a text in UTF-8. */
  public Sha256 text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a text and a separator, so that adjacent fields cannot be confused. */
  public Sha256 field(String text) {
    text(text);
    digest.update(UNIT_SEPARATOR);
    return this;
  }

  /** Returns a stream that hashes what is written through it. */
  public OutputStream through(OutputStream out) {
    return new DigestOutputStream(out, digest);
  }

  /** Returns a stream that hashes what is read through it. */
  public InputStream through(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  /** Returns the hash and resets it. */
  public byte[] digest() {
    return digest.digest();
  }

  /** Returns the hash as 64 hexadecimal digits and resets it. */
  public String hex() {
    return HexFormat.of().formatHex(digest());
  }

  /** Returns the first eight bytes of the hash and resets it. */
  public long first64Bits() {
    return ByteBuffer.wrap(digest()).getLong();
  }
}
