package dev.retune.feedback;

import java.util.List;

/**
 * What an import or a sync did. {@code read = stored + unchanged + rejected.size()}.
 *
 * @param file the file's or the source's name
 * @param read rows read
 * @param stored new and changed rows
 * @param changed how many of the stored rows were changes
 * @param unchanged rows that were there already
 * @param waiting votes whose conversation is not known yet; listed in rejected too
 * @param rejected rows not stored, each with its reason
 * @param leftOut rows that the mapping's filter does not let through; not among those read
 * @param takenBack votes that are no more at the source, and so are in no figure any more
 * @param tables which table of a database each kind of row comes from; none of a file
 */
public record ImportReport(
    String file,
    Counts read,
    Counts stored,
    Counts changed,
    Counts unchanged,
    long waiting,
    List<Rejected> rejected,
    long leftOut,
    long takenBack,
    List<TableTaken> tables) {

  /** Copies the lists. */
  public ImportReport {
    rejected = List.copyOf(rejected);
    tables = List.copyOf(tables);
  }

  /** All rows were wanted, and no vote was taken back. */
  public ImportReport(
      String file,
      Counts read,
      Counts stored,
      Counts changed,
      Counts unchanged,
      long waiting,
      List<Rejected> rejected) {
    this(file, read, stored, changed, unchanged, waiting, rejected, 0, 0, List.of());
  }
}
