package dev.retune.feedback.ingest;

import dev.retune.common.error.ApplicationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For any content, rows are stored or listed as rejected, or the file is refused with a message.
 */
class RandomFileImportTest {
  @SuppressWarnings("StringConcatToTextBlock") // text blocks would hide the escapes
  private static final byte[] VALID_CSV =
      ("id,conversation_id,feedback,reason,created_at\n"
              + "1,1,like,\"fine, \"\"thanks\"\"\",2026-11-01 10:00:00\n"
              + "2,1,dislike,\"two\nlines 나쁨\",2026-11-01T10:00:00.5Z\n")
          .getBytes(StandardCharsets.UTF_8);

  @SuppressWarnings("StringConcatToTextBlock") // a text block would hide the escape in it
  private static final byte[] VALID_JSONL =
      ("{\"id\":1,\"question\":\"q\",\"answer\":\"a\\u0000\"}\n"
              + "{\"id\":2,\"conversation_id\":1,\"vote\":\"👍\",\"reason\":\"ok\"}\n")
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"f.csv", "f.jsonl", "f.bin"})
  void randomBytesNeverThrowAnythingElse(String name) throws IOException {
    Random random = new Random(5);
    try (FileImportFixture files = new FileImportFixture(folder)) {
      for (int i = 0; i < 120; i++) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        check(files, files.file(name, bytes));
      }
    }
  }

  @Test
  void damagedCsvNeverThrowsAnythingElse() throws IOException {
    damaged("f.csv", VALID_CSV);
  }

  @Test
  void damagedJsonlNeverThrowsAnythingElse() throws IOException {
    damaged("f.jsonl", VALID_JSONL);
  }

  private void damaged(String name, byte[] valid) throws IOException {
    Random random = new Random(6);
    byte[] nasty = "\",\n\r;{}[]:\\\0\t\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    try (FileImportFixture files = new FileImportFixture(folder)) {
      for (int i = 0; i < 200; i++) {
        byte[] bytes = valid.clone();
        for (int j = random.nextInt(6); j >= 0; j--) {
          bytes[random.nextInt(bytes.length)] = nasty[random.nextInt(nasty.length)];
        }
        check(files, files.file(name, bytes));
      }
    }
  }

  // also checks the totals of the report
  private static void check(FileImportFixture files, Path file) {
    try {
      files.read(file);
    } catch (ApplicationException expected) {
      expected.key();
    }
  }
}
