package dev.retune.feedback.ingest;

import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.UnreadTable;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.source.RecognizedTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a database is read.
 *
 * @param tables tables or queries, in the order in which they must be read
 * @param mapping meaning of values
 * @param match the profile; empty when the tables were recognized by their names or mapped
 * @param unread tables that look like documents or votes and are not read
 */
public record SourcePlan(
    List<RecognizedTable> tables,
    SourceMapping mapping,
    Optional<LayoutMatch> match,
    List<UnreadTable> unread) {

  /** The parser of its rows. */
  public RowParser parser(InstantSource clock, VoteScale scale) {
    Map<String, String> reasons = match.map(m -> m.profile().reasons()).orElse(Map.of());
    return new RowParser(mapping, clock, scale.understood(), reasons);
  }

  /** Reports the plan. */
  void tell(BatchImporter importer) {
    importer.from(tables);
    unread.forEach(table -> importer.note(table.note()));
    match.ifPresent(
        m -> {
          importer.note("feedback.note.profile", m.shown(), m.profile().name());
          m.profile().notice().ifPresent(importer::note);
          m.layout().notice().ifPresent(importer::note);
        });
  }
}
