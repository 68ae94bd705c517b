package dev.retune.feedback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over several texts, kept apart by the unit separator. */
final class Sha256 {
  private static final byte UNIT_SEPARATOR = 0x1f;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // every Java platform has it
      throw new IllegalStateException(e);
    }
  }

  Sha256 add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update(UNIT_SEPARATOR);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  long first64Bits() {
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
