package dev.retune.feedback.ingest;

import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.source.TableSelection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import or a sync did. {@code read + unknown = stored + unchanged + rejectedRows}.
 *
 * @param file the file's or the source's name
 * @param read rows read, by what they are
 * @param stored new and changed rows
 * @param changed how many of the stored rows were changes
 * @param unchanged rows that were there already
 * @param waiting votes whose conversation is not known yet; they are rejected rows too
 * @param rejectedRows how many rows were not stored
 * @param rejected the first of them, at most 1,000, each with its reason
 * @param unknown rejected rows of which it is not known what they are
 * @param reasons why rows were rejected, the most frequent first
 * @param withoutVote rows that say that there is no vote; they are no rejected ones
 * @param leftOut rows that the mapping's conditions leave out, likewise
 * @param takenBack votes that are no more at the source, and so are in no figure any more
 * @param tables which table of a database each kind of row comes from; none of a file
 * @param taken which columns were taken for what: kind of row, field, column
 * @param unused columns that were not taken for anything
 * @param notes what else a person should know, as sentences
 */
public record ImportReport(
    String file,
    RowCounts read,
    RowCounts stored,
    RowCounts changed,
    RowCounts unchanged,
    long waiting,
    long rejectedRows,
    List<RejectedRow> rejected,
    long unknown,
    List<Reason> reasons,
    long withoutVote,
    long leftOut,
    long takenBack,
    List<TableSelection> tables,
    Map<String, Map<String, String>> taken,
    List<String> unused,
    List<String> notes) {

  /**
   * Rows rejected for the same reason.
   *
   * @param reason of the first of them, as a sentence
   * @param rows how many
   * @param first the number of the first
   */
  public record Reason(String reason, long rows, long first) {}

  /** Copies the lists. */
  public ImportReport {
    rejected = List.copyOf(rejected);
    reasons = reasons.stream().sorted(Comparator.comparingLong(Reason::rows).reversed()).toList();
    taken = Map.copyOf(taken);
    tables = List.copyOf(tables);
    unused = List.copyOf(unused);
    notes = List.copyOf(notes);
  }

  /** Of rows whose kinds are all known. */
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
        rejected.size(),
        rejected,
        0,
        List.of(),
        0,
        0,
        0,
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  /** Whether there were rows, or votes, and nothing of them has come in. */
  public boolean failed() {
    return failed(0);
  }

  /**
   * The same of a sync, which may meet a vote before its answer: votes that wait are no failure
   * while others of the source count, which {@link SourceSynchronizer} looks at.
   */
  public boolean failedSync() {
    return failed(waiting);
  }

  private boolean failed(long excused) {
    boolean rows = stored.total() + unchanged.total() == 0 && rejectedRows > excused;
    boolean votes = read.votes() > excused && stored.votes() + unchanged.votes() == 0;
    return rows || votes;
  }

  /** The reason that most rejected rows share. */
  public Optional<Reason> mainReason() {
    return reasons.stream().findFirst();
  }
}
