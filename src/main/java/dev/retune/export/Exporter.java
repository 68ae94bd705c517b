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
 * Writes what a person asks for to a file. The file appears whole or not at all; a manifest says
 * what is in it.
 */
public final class Exporter {
  /** What can be had. */
  public enum ExportContent {
    FEEDBACK,
    DECISIONS,
    GOLDEN
  }

  /** How it is written; all in UTF-8. */
  public enum ExportFormat {
    /** Every cell exactly as it is. */
    CSV("csv"),
    /**
     * CSV that a spreadsheet opens safely: with a byte order mark, and an apostrophe before what
     * would be taken for a formula.
     */
    SPREADSHEET("csv"),
    /** One JSON object a line. */
    JSONL("jsonl");

    private final String extension;

    ExportFormat(String extension) {
      this.extension = extension;
    }

    /** What a file's name ends in. */
    public String extension() {
      return extension;
    }
  }

  /**
   * What an export holds; also written beside it as {@code FILE.manifest.json}.
   *
   * @param file its path
   * @param rows how many, without a CSV's header
   * @param columns their names, in order
   * @param sha256 of the file, in hex
   * @param asOf when it was read
   * @param filter which rows were wanted, as a line; empty for all
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
   * Over one workspace.
   *
   * @param outputs where files may be written
   */
  public Exporter(Workspace workspace, GoldenSetService golden, OutputFile outputs, Clock clock) {
    this.workspace = workspace;
    this.golden = golden;
    this.outputs = outputs;
    this.clock = clock;
  }

  /**
   * Writes an export.
   *
   * @param force also where there is a file already
   * @throws dev.retune.common.error.InvalidInputException when the file is there, or is no place
   *     for an export
   * @throws UnavailableException when the file cannot be written
   */
  public Manifest export(
      ExportContent what, ExportFormat format, Path file, boolean force, ProgressMonitor monitor) {
    return write(
        new ExportOrder(what, format, outputs.checked(file, force), ""),
        writer -> {
          switch (what) {
            case FEEDBACK -> table(FEEDBACK, writer, monitor);
            case DECISIONS -> table(DECISIONS, writer, monitor);
            case GOLDEN -> questions(writer);
          }
        });
  }

  /**
   * Writes the votes of a list, in its order.
   *
   * @param pages the places of the votes after one, at most so many; empty to begin with
   * @param line the list's filter, for the manifest
   * @param total how many there are, 0 when not known
   * @param file replaced when it is there: the window has asked
   * @throws dev.retune.common.error.InvalidInputException when the file is no place for an export
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
        new ExportOrder(ExportContent.FEEDBACK, format, outputs.checked(file, true), line),
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

  private record ExportOrder(ExportContent what, ExportFormat format, Path target, String filter) {}

  private interface Filling {
    void fill(ExportRowWriter writer);
  }

  private Manifest write(ExportOrder order, Filling filling) {
    Path target = order.target();
    // checked before anything is written, so that both appear or neither
    Path beside =
        outputs.checked(target.resolveSibling(target.getFileName() + ".manifest.json"), true);
    AtomicReference<Manifest> made = new AtomicReference<>();
    try {
      AtomicFiles.replace(
          target,
          out -> {
            ExportRowWriter writer = new ExportRowWriter(order.format(), out);
            filling.fill(writer);
            made.set(
                new Manifest(
                    order.what(),
                    order.format(),
                    target.toString(),
                    writer.rows(),
                    writer.columns(),
                    writer.finish(),
                    clock.instant(),
                    order.filter()));
          });
      byte[] manifest =
          JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(made.get());
      AtomicFiles.replace(beside, out -> out.write(manifest));
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
            // rows come in portions, so that memory does not grow with the table
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
