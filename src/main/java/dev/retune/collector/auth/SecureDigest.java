package dev.retune.collector.auth;

import dev.retune.common.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests of text as lower-case hexadecimal. */
public final class SecureDigest {
  private SecureDigest() {}

  /**
   * Returns SHA-256 over the parts, separated so that different parts cannot give the same input.
   */
  public static String of(String... parts) {
    return Sha256.hex(
        Stream.of(parts).map(SecureDigest::withoutSeparator).collect(Collectors.joining("\u001f")));
  }

  // other text must stay unchanged, because stored digests have to match
  private static String withoutSeparator(String part) {
    return part.replace("\u001e", "\u001e0").replace("\u001f", "\u001e1");
  }

  /** Returns HMAC-SHA-256 of a text. */
  public static String signature(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing from this JVM", e);
    }
  }

  /** Compares in constant time. */
  public static boolean same(String a, String b) {
    return MessageDigest.isEqual(bytes(a), bytes(b));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
