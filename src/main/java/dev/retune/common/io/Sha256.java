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

/** SHA-256 over bytes and texts; hexadecimal digits are lower-case. */
public final class Sha256 {
  private static final byte UNIT_SEPARATOR = 0x1f;

  private final MessageDigest digest;

  /** Over nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of a text in UTF-8. */
  public static String hex(String text) {
    return new Sha256().text(text).hex();
  }

  /** Of bytes. */
  public static String hex(byte[] bytes) {
    return new Sha256().bytes(bytes).hex();
  }

  /** Of all that a stream holds; the stream stays open. */
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

  /** Adds a text and a separator, so that two fields do not run into each other. */
  public Sha256 field(String text) {
    text(text);
    digest.update(UNIT_SEPARATOR);
    return this;
  }

  /** A stream that adds what is written through it. */
  public OutputStream through(OutputStream out) {
    return new DigestOutputStream(out, digest);
  }

  /** A stream that adds what is read through it. */
  public InputStream through(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  /** The hash; begins anew after it. */
  public byte[] digest() {
    return digest.digest();
  }

  /** The hash as 64 digits; begins anew after it. */
  public String hex() {
    return HexFormat.of().formatHex(digest());
  }

  /** The first eight bytes of the hash; begins anew after it. */
  public long first64Bits() {
    return ByteBuffer.wrap(digest()).getLong();
  }
}
