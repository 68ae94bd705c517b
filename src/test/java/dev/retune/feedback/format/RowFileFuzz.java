package dev.retune.feedback.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ParsedRow;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowFile;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.time.TimestampParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For any input, each row is either read or reported as broken, and two reads give the same result.
 */
class RowFileFuzz {
  private static final RowParser PARSER =
      new RowParser(SourceMapping.GUESSED, java.time.Clock.systemUTC());

  /** Records the reported rows. */
  private static final class Told implements RowFile.Sink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void row(RawRow row) {
      for (RowKind kind : RowParser.order(row.layout())) {
        try {
          lines.add(row.place().row() + " " + PARSER.parse(row, kind).map(ParsedRow::row));
        } catch (RowRejectedException fault) {
          lines.add(row.place().row() + " " + fault.getMessage());
        }
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
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
    } catch (InvalidInputException e) {
      assertThat(e.key()).startsWith("feedback.");
    } finally {
      Files.delete(file);
    }
  }

  @FuzzTest(maxDuration = "5m")
  void csv(byte[] bytes) throws IOException {
    check(bytes, file -> new CsvFile(file, SourceMapping.GUESSED, RowEncoding.UTF_8));
  }

  @FuzzTest(maxDuration = "5m")
  void jsonl(byte[] bytes) throws IOException {
    check(bytes, file -> new JsonlFile(file, SourceMapping.GUESSED, RowEncoding.UTF_8));
  }

  @FuzzTest(maxDuration = "5m")
  void json(byte[] bytes) throws IOException {
    check(bytes, file -> new JsonFile(file, SourceMapping.GUESSED, RowEncoding.UTF_8));
  }

  @FuzzTest(maxDuration = "5m")
  void time(com.code_intelligence.jazzer.api.FuzzedDataProvider data) {
    Optional<Instant> read =
        new TimestampParser(ZoneOffset.UTC).parse(data.consumeRemainingAsString());
    assertThat(read.filter(at -> !at.equals(at.truncatedTo(ChronoUnit.MICROS)))).isEmpty();
  }
}
