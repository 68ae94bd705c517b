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
 */
public record ImportReport(
    String file,
    Counts read,
    Counts stored,
    Counts changed,
    Counts unchanged,
    long waiting,
    List<Rejected> rejected) {

  /** Copies the list. */
  public ImportReport {
    rejected = List.copyOf(rejected);
  }
}
