package dev.retune.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
  // FIPS 180-4, one-block example
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);

  @Test
  void everyWayOfReadingGivesTheSameHash() throws IOException {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(Sha256.hex(BYTES)).isEqualTo(ABC);
    assertThat(Sha256.hex(new ByteArrayInputStream(BYTES))).isEqualTo(ABC);
    assertThat(new Sha256().text("a").text("bc").hex()).isEqualTo(ABC);
    assertThat(new Sha256().bytes(BYTES).first64Bits()).isEqualTo(0xba7816bf8f01cfeaL);
  }

  @Test
  void streamsAreHashedOnTheWay() throws IOException {
    Sha256 written = new Sha256();
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream out = written.through(target)) {
      out.write(BYTES);
    }
    Sha256 read = new Sha256();
    try (InputStream in = read.through(new ByteArrayInputStream(BYTES))) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
    assertThat(target.toByteArray()).isEqualTo(BYTES);
    assertThat(written.hex()).isEqualTo(ABC);
    assertThat(read.hex()).isEqualTo(ABC);
  }

  @Test
  void fieldsDoNotRunIntoEachOther() {
    assertThat(new Sha256().field("ab").field("c").hex())
        .isNotEqualTo(new Sha256().field("a").field("bc").hex());
  }
}
