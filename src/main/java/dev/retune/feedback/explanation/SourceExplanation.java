package dev.retune.feedback.explanation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.source.TableSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source would give.
 *
 * @param source its name, address or files
 * @param product the recognized product; empty when it is read by its tables or columns
 * @param nearest the product that it resembles most; empty when one is recognized
 * @param notice what the profile says about the product, and tables that look like rows but are not
 *     read
 * @param tables tables and queries that are read
 * @param taken how the columns of a file are interpreted: kind of row, field, column
 * @param figures what is counted
 * @param leftOut rows of the product that are not read, and why
 * @param rejected rows that would be rejected, by reason
 * @param pairs some votes with their answers
 * @param refusal why nothing would be stored; empty when it would be
 * @param evidence what a person needs to see to change it
 */
public record SourceExplanation(
    String source,
    Optional<Product> product,
    Optional<Nearest> nearest,
    Optional<String> notice,
    List<TableSelection> tables,
    Map<String, Map<String, String>> taken,
    FeedbackFigures figures,
    List<LeftOut> leftOut,
    List<ImportReport.Reason> rejected,
    List<FeedbackPair> pairs,
    Optional<String> refusal,
    @JsonIgnore MappingEvidence evidence) {

  /**
   * A recognized product.
   *
   * @param shown its name, with the layout when it has several
   */
  public record Product(String profile, String layout, String shown) {}

  /**
   * A product that a source resembles.
   *
   * @param lacking what is missing
   * @param near whether so little is missing that it is likely to be this product
   */
  public record Nearest(String profile, String shown, String lacking, boolean near) {}

  /** Rows that are not read. */
  public record LeftOut(String reason, long rows) {}

  /** Makes defensive copies. */
  public SourceExplanation {
    tables = List.copyOf(tables);
    taken = Map.copyOf(taken);
    leftOut = List.copyOf(leftOut);
    rejected = List.copyOf(rejected);
    pairs = List.copyOf(pairs);
  }

  /**
   * Whether reading it would fail: it is refused, all its rows are rejected, all its votes are, or
   * none belongs to an answer.
   */
  public boolean failed() {
    boolean rows = figures.rows() == 0 && !rejected.isEmpty();
    boolean votes = figures.votes() == 0 && figures.rejectedVotes() > 0;
    boolean waiting = figures.votes() > 0 && figures.waiting() == figures.votes();
    return refusal.isPresent() || rows || votes || waiting;
  }
}
