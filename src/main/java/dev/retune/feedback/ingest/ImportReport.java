package dev.retune.feedback.ingest;

import dev.retune.common.i18n.Message;
import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.source.TableSelection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of an import or a sync. {@code read + unknown = stored + unchanged + waiting +
 * rejectedRows}.
 *
 * @param file name of the file or source
 * @param read number of rows read, by kind
 * @param stored number of new and changed rows
 * @param changed number of changed rows among the stored ones
 * @param unchanged number of rows that were already present
 * @param waiting number of votes without a stored conversation: they are kept, and count as soon as
 *     it arrives
 * @param waits reasons why votes wait
 * @param rejectedRows number of rows that were not stored
 * @param rejected the first rejected rows, at most 1,000, with their reasons
 * @param unknown number of rejected rows of unknown kind
 * @param reasons reasons for rejection, most frequent first
 * @param withoutVote number of rows stating that there is no vote; not counted as rejected
 * @param leftOut number of rows excluded by the mapping's conditions, or written by Retune; not
 *     counted as rejected
 * @param takenBack number of votes that no longer exist at the source and are no longer counted
 * @param replaced number of votes that do not count, because the same person voted later on the
 *     same answer
 * @param tables database table of each kind of row; empty for files
 * @param taken how columns were interpreted: kind of row, field, column
 * @param unused unused columns
 * @param notes further messages for the user
 */
public record ImportReport(
    String file,
    RowCounts read,
    RowCounts stored,
    RowCounts changed,
    RowCounts unchanged,
    long waiting,
    List<Reason> waits,
    long rejectedRows,
    List<RejectedRow> rejected,
    long unknown,
    List<Reason> reasons,
    long withoutVote,
    long leftOut,
    long takenBack,
    long replaced,
    List<TableSelection> tables,
    Map<String, Map<String, String>> taken,
    List<String> unused,
    List<String> notes) {

  /**
   * Rows of one table that were rejected, or wait, for the same reason.
   *
   * @param reason message of the first of them
   * @param rows number of rows
   * @param first number of the first row
   * @param numbers numbers of the first rows, at most five, ascending
   * @param numbering what these numbers are
   * @param table name of their table; empty for files
   */
  public record Reason(
      String reason,
      long rows,
      long first,
      List<Long> numbers,
      RowPlace.Numbering numbering,
      String table) {
    /** Makes a defensive copy. */
    public Reason {
      numbers = List.copyOf(numbers);
    }

    /** Where the first row is. */
    public Message place() {
      return new RowPlace(first, numbering, table).named();
    }

    /** Where the rows are, in words. */
    public Message places() {
      return new RowPlace(first, numbering, table).named(numbers, rows);
    }
  }

  /** Makes defensive copies. */
  public ImportReport {
    rejected = List.copyOf(rejected);
    waits = List.copyOf(waits);
    reasons = reasons.stream().sorted(Comparator.comparingLong(Reason::rows).reversed()).toList();
    taken = Map.copyOf(taken);
    tables = List.copyOf(tables);
    unused = List.copyOf(unused);
    notes = List.copyOf(notes);
  }

  /** Without rows of unknown kind. */
  public ImportReport(
      String file,
      RowCounts read,
      RowCounts stored,
      RowCounts changed,
      RowCounts unchanged,
      List<RejectedRow> rejected) {
    this(
        file,
        read,
        stored,
        changed,
        unchanged,
        0,
        List.of(),
        rejected.size(),
        rejected,
        0,
        List.of(),
        0,
        0,
        0,
        0,
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  /** Whether there was input but none of it was stored. */
  public boolean failed() {
    return failed(0);
  }

  /**
   * Same for a sync, which may read a vote before its answer: unmatched votes are not a failure as
   * long as other votes of the source count, which {@link SourceSynchronizer} checks.
   */
  public boolean failedSync() {
    return failed(waiting);
  }

  private boolean failed(long excused) {
    boolean rows = stored.total() + unchanged.total() == 0 && rejectedRows + waiting > excused;
    boolean votes = read.votes() > excused && stored.votes() + unchanged.votes() == 0;
    return rows || votes;
  }

  /** The most frequent reason for rejection. */
  public Optional<Reason> mainReason() {
    return reasons.stream().findFirst();
  }

  /** What the votes wait for; empty when rows were rejected, which matters more. */
  public Optional<Reason> onlyWait() {
    return rejectedRows > 0 ? Optional.empty() : waits.stream().findFirst();
  }
}
