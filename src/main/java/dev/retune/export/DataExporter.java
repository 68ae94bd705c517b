package dev.retune.export;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.persistence.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Exports data of the workspace to a file. The file is written completely or not at all, and a
 * manifest beside it describes the content.
 */
public final class Exporter {
  /** The data that can be exported. */
  public enum ExportContent {
    FEEDBACK,
    DECISIONS,
    GOLDEN
  }

  /** File format; always UTF-8. */
  public enum ExportFormat {
    /** Every value unchanged. */
    CSV("csv"),
    /**
     * CSV that is safe to open in a spreadsheet: with a byte order mark, and with an apostrophe
     * before values that would be interpreted as formulas.
     */
    SPREADSHEET("csv"),
    /** One JSON object per line. */
    JSONL("jsonl");

    private final String extension;

    ExportFormat(String extension) {
      this.extension = extension;
    }

    /** File name extension, without the dot. */
    public String extension() {
      return extension;
    }
  }

  /**
   * Description of an exported file; also written beside it as {@code FILE.manifest.json}.
   *
   * @param file path of the file
   * @param rows number of rows, excluding the CSV header
   * @param columns column names, in order
   * @param sha256 of the file, in hex
   * @param asOf when the data was read
   * @param filter the filter of the rows, as a filter line; empty for all
   */
  public record Manifest(
      ExportContent what,
      ExportFormat format,
      String file,
      long rows,
      List<String> columns,
      String sha256,
      Instant asOf,
      String filter) {}

  private static final String COLUMNS =
      """
      select v.external_id as id, s.name as source, v.conversation_external_id as conversation_id,
             v.feedback, v.reason, v.reason_code, v.reason_confidence, v.voter, v.created_at,
             c.user_message, c.ai_response, c.document_external_id as document_id, c.model,
             c.prompt_version, c.user_id, c.created_at as answered_at
      """;

  private static final String FEEDBACK =
      COLUMNS
          + """
          from feedback_log v
          join source s on s.id = v.source_id
          left join conversation_log c on c.id = v.conversation_id
          where v.taken_back_at is null
          order by v.id
          """;

  private static final String LISTED =
      COLUMNS
          + """
          from unnest(?) as wanted (wanted_id)
          join feedback_log v on v.id = wanted_id
          join source s on s.id = v.source_id
          join conversation_log c on c.id = v.conversation_id
          order by v.created_at desc, v.id desc
          """;

  private static final String DECISIONS =
      """
      select d.id, s.name as source, c.external_id as conversation_id, d.reviewer, d.verdict,
             d.reason_code, d.corrected_answer, k.external_id as document_id, d.note, d.decided_at,
             d.undone_at
      from decision d
      join conversation_log c on c.id = d.conversation_id
      join source s on s.id = c.source_id
      left join document k on k.id = d.document_id
      order by d.id
      """;

  private static final int PAGE = 1_000;

  private final Workspace workspace;
  private final GoldenSetService golden;
  private final OutputFile outputs;
  private final Clock clock;

  /**
   * For one workspace.
   *
   * @param outputs restricts where files may be written
   */
  public Exporter(Workspace workspace, GoldenSetService golden, OutputFile outputs, Clock clock) {
    this.workspace = workspace;
    this.golden = golden;
    this.outputs = outputs;
    this.clock = clock;
  }

  /**
   * Exports a table.
   *
   * @param force whether an existing file is overwritten
   * @throws dev.retune.common.error.InvalidInputException when the file exists, or the path is not
   *     allowed for an export
   * @throws UnavailableException when the file cannot be written
   */
  public Manifest export(
      ExportContent what, ExportFormat format, Path file, boolean force, ProgressMonitor monitor) {
    return write(
        new ExportRequest(what, format, outputs.checked(file, force), ""),
        writer -> {
          switch (what) {
            case FEEDBACK -> table(FEEDBACK, writer, monitor);
            case DECISIONS -> table(DECISIONS, writer, monitor);
            case GOLDEN -> questions(writer);
          }
        });
  }

  /**
   * Exports the votes of a list, in its order.
   *
   * @param pages returns up to the given number of cursors after a cursor; empty for the first page
   * @param line the filter of the list, for the manifest
   * @param total number of votes, 0 when unknown
   * @param file is overwritten; the window has already asked for confirmation
   * @throws dev.retune.common.error.InvalidInputException when the path is not allowed for an
   *     export
   * @throws UnavailableException when the file cannot be written
   */
  public Manifest list(
      BiFunction<Optional<VoteCursor>, Integer, List<VoteCursor>> pages,
      String line,
      long total,
      ExportFormat format,
      Path file,
      ProgressMonitor monitor) {
    return write(
        new ExportRequest(ExportContent.FEEDBACK, format, outputs.checked(file, true), line),
        writer -> {
          long began = System.nanoTime();
          Optional<VoteCursor> last = Optional.empty();
          List<VoteCursor> page;
          do {
            page = pages.apply(last, PAGE);
            List<Long> ids = page.stream().map(VoteCursor::id).toList();
            workspace.query(connection -> listed(connection, ids, writer));
            last = page.isEmpty() ? last : Optional.of(page.getLast());
            monitor.at(
                new TaskProgress(
                    "stage.export",
                    writer.rows(),
                    total,
                    Duration.ofNanos(System.nanoTime() - began)));
            monitor.check();
          } while (page.size() == PAGE);
        });
  }

  private record ExportRequest(
      ExportContent what, ExportFormat format, Path target, String filter) {}

  private interface RowSource {
    void writeTo(ExportRowWriter writer);
  }

  private Manifest write(ExportRequest request, RowSource rows) {
    Path target = request.target();
    // both paths are checked before writing, so that either both files appear or neither does
    Path manifestFile =
        outputs.checked(target.resolveSibling(target.getFileName() + ".manifest.json"), true);
    AtomicReference<Manifest> made = new AtomicReference<>();
    try {
      AtomicFiles.replace(
          target,
          out -> {
            ExportRowWriter writer = new ExportRowWriter(request.format(), out);
            rows.writeTo(writer);
            made.set(
                new Manifest(
                    request.what(),
                    request.format(),
                    target.toString(),
                    writer.rows(),
                    writer.columns(),
                    writer.finish(),
                    clock.instant(),
                    request.filter()));
          });
      byte[] manifest =
          JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(made.get());
      AtomicFiles.replace(manifestFile, out -> out.write(manifest));
      return made.get();
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException(
          e, "export.unwritable", target.toString(), String.valueOf(e.getMessage()));
    }
  }

  private void table(String sql, ExportRowWriter writer, ProgressMonitor monitor) {
    long began = System.nanoTime();
    workspace.query(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            // a fetch size bounds memory regardless of the table's size
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery(sql)) {
              List<String> columns = columns(rows);
              writer.header(columns);
              while (rows.next()) {
                writer.row(values(rows, columns.size()));
                if (writer.rows() % 1000 == 0) {
                  monitor.check();
                  var elapsed = Duration.ofNanos(System.nanoTime() - began);
                  monitor.at(new TaskProgress("stage.export", writer.rows(), 0, elapsed));
                }
              }
            }
          }
        });
  }

  private static void listed(Connection connection, List<Long> ids, ExportRowWriter writer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
      statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        if (writer.columns().isEmpty()) {
          writer.header(columns(rows));
        }
        while (rows.next()) {
          writer.row(values(rows, writer.columns().size()));
        }
      }
    }
  }

  private static List<@Nullable Object> values(ResultSet rows, int columns) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      values.add(value(rows.getObject(i)));
    }
    return values;
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT));
    }
    return names;
  }

  private static @Nullable Object value(@Nullable Object stored) {
    return switch (stored) {
      case OffsetDateTime time -> time.toInstant().toString();
      case java.sql.Timestamp time -> time.toInstant().toString();
      case null, default -> stored;
    };
  }

  private void questions(ExportRowWriter writer) {
    writer.header(List.of("question", "document_id", "source"));
    for (GoldenSetService.Answered one : golden.answered()) {
      if (writer.takesLists()) {
        writer.row(
            List.of(
                one.question(),
                one.documents().stream().map(GoldenSetService.Answer::id).toList(),
                one.documents().stream().map(GoldenSetService.Answer::source).toList()));
      } else {
        one.documents().forEach(d -> writer.row(List.of(one.question(), d.id(), d.source())));
      }
    }
  }
}
