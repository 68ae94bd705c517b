package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.retune.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever is in a file, its rows are read or told as broken, twice the same. */
class ImportFuzz {
  private static final RowParser PARSER =
      new RowParser(Mapping.GUESSED, java.time.Clock.systemUTC());

  /** What was told of a file. */
  private static final class Told implements RowFile.Sink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void row(RawRow row) {
      for (RowKind kind : RowParser.order(row.shape())) {
        try {
          lines.add(row.number() + " " + PARSER.parse(row, kind).map(Draft::row));
        } catch (RowFault fault) {
          lines.add(row.number() + " " + fault.getMessage());
        }
      }
    }

    @Override
    public void broken(long line, RowFault fault) {
      lines.add(line + " " + fault.getMessage());
    }
  }

  private static List<String> read(RowFile file) throws IOException {
    Told told = new Told();
    file.read(told);
    return told.lines;
  }

  private interface Opening {
    RowFile open(Path file);
  }

  private static void check(byte[] bytes, Opening opening) throws IOException {
    Path file = Files.createTempFile("retune-fuzz", ".txt");
    try {
      Files.write(file, bytes);
      RowFile rows = opening.open(file);
      assertThat(read(rows)).isEqualTo(read(rows));
    } catch (BadInput e) {
      assertThat(e.key()).startsWith("feedback.");
    } finally {
      Files.delete(file);
    }
  }

  @FuzzTest(maxDuration = "5m")
  void csv(byte[] bytes) throws IOException {
    check(bytes, file -> new CsvFile(file, Mapping.GUESSED, RowEncoding.UTF_8));
  }

  @FuzzTest(maxDuration = "5m")
  void jsonl(byte[] bytes) throws IOException {
    check(bytes, file -> new JsonlFile(file, Mapping.GUESSED, RowEncoding.UTF_8));
  }

  @FuzzTest(maxDuration = "5m")
  void json(byte[] bytes) throws IOException {
    check(bytes, file -> new JsonFile(file, Mapping.GUESSED, RowEncoding.UTF_8));
  }

  @FuzzTest(maxDuration = "5m")
  void time(com.code_intelligence.jazzer.api.FuzzedDataProvider data) {
    Optional<Instant> read = new Times(ZoneOffset.UTC).parse(data.consumeRemainingAsString());
    assertThat(read.filter(at -> !at.equals(at.truncatedTo(ChronoUnit.MICROS)))).isEmpty();
  }
}
