package dev.retune.feedback;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Unavailable;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads files into the workspace: a chat product's SQLite database, CSV and JSONL. */
public final class Importer {
  // zip (and so xlsx), gzip, bzip2, xz, zstd
  private static final List<byte[]> PACKED =
      List.of(
          new byte[] {'P', 'K', 3, 4},
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X'},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

  private final Sources sources;
  private final FeedbackStore store;
  private final Texts texts;
  private final Clock clock;

  /**
   * Into a workspace.
   *
   * @param clock dates rows that carry no time
   * @param texts the language of the reasons why rows are rejected
   */
  public Importer(Workspace workspace, Clock clock, Texts texts) {
    this.sources = new Sources(workspace, clock);
    this.store = new FeedbackStore(workspace, clock);
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Reads one file.
   *
   * @throws BadInput when it is not there, or nothing in it is recognised
   */
  public ImportReport importFile(Path file, ImportOptions options, Monitor monitor) {
    return importFiles(List.of(file), options, monitor).getFirst();
  }

  /**
   * Reads files in one run: a vote may be in an earlier file than its conversation. One report for
   * each, in their order.
   *
   * @throws BadInput when one is not there, or nothing in it is recognised; what was stored of
   *     those before it stays
   */
  public List<ImportReport> importFiles(List<Path> files, ImportOptions options, Monitor monitor) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new BadInput("feedback.noFile", file.toString());
      }
    }
    List<Intake> intakes = new ArrayList<>();
    try {
      for (Path file : files) {
        intakes.add(read(file, options.of(file), monitor));
      }
      List<ImportReport> reports = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        reports.add(intakes.get(i).report(files.get(i).toString()));
      }
      return reports;
    } finally {
      intakes.forEach(Intake::close);
    }
  }

  private Intake read(Path file, ImportOptions options, Monitor monitor) {
    try {
      return SqliteFile.is(file)
          ? readDatabase(file, options, monitor)
          : readRows(file, options, monitor);
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(e, "feedback.fileUnreadable", file.toString(), message(e));
    } catch (SQLException e) {
      throw new Unavailable(e, "feedback.sourceUnavailable", file.toString(), message(e));
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Intake readRows(Path file, ImportOptions options, Monitor monitor) throws IOException {
    refusePacked(file);
    RowEncoding encoding = RowEncoding.of(file, options.mapping().encoding());
    RowFile rows = RowFiles.open(file, options.mapping(), encoding);
    Map<String, Source> named = new HashMap<>();
    Function<String, Source> owners =
        name ->
            named.computeIfAbsent(name, n -> sources.named(n, Source.Kind.FILES, Optional.empty()));
    Source source = owners.apply(options.source().orElse(SourceNames.DEFAULT));
    Intake intake = new Intake(store, source, texts);
    new FileIntake(rows, file, options, clock, intake, owners, monitor).run();
    return intake;
  }

  // what begins so is said to be in some encoding otherwise
  private static void refusePacked(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    for (byte[] sign : PACKED) {
      if (start.length >= sign.length
          && Arrays.equals(sign, 0, sign.length, start, 0, sign.length)) {
        throw new BadInput("feedback.packed", file.toString());
      }
    }
  }

  private Intake readDatabase(Path file, ImportOptions options, Monitor monitor)
      throws IOException, SQLException {
    try (SourceDatabase database = new SqliteFile(file).open()) {
      List<TableShape> tables =
          new TableFinder(file.toString(), database, database.tables(), options.mapping()).find();
      VoteScale scale =
          new SourceChecks(file.toString(), new SourceProbe(database), options.mapping())
              .check(tables);
      Source source = new SourceNames(sources).ofDatabaseFile(file, options.source());
      Intake intake = new Intake(store, source, texts);
      intake.from(tables);
      intake.scaled(scale);
      RowParser parser = new RowParser(options.mapping(), clock, scale.understood());
      for (TableShape table : tables) {
        try (TableIntake rows =
            new TableIntake(database, table, parser, intake, monitor, "stage.import")) {
          rows.read(RowRange.all());
        }
      }
      return intake;
    }
  }
}
