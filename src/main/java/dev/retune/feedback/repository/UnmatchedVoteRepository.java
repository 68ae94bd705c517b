package dev.retune.feedback.repository;

import dev.retune.feedback.model.Source;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Votes without a stored answer, by source; they are excluded from all statistics. */
public final class UnmatchedVoteRepository {
  /**
   * Unmatched votes of one source.
   *
   * @param source name of the source
   * @param votes number of unmatched votes
   * @param since time of the oldest one
   * @param all whether no vote of the source has a stored answer
   */
  public record Waiting(String source, long votes, Instant since, boolean all) {}

  private static final String WAITING =
      """
      select s.name as source, w.votes as votes, w.since as since,
          case when exists (select 1 from feedback_log v
              where v.source_id = s.id and v.conversation_id is not null)
            then false else true end as "all"
        from (select source_id, count(*) as votes, min(created_at) as since from feedback_log
            where conversation_id is null and taken_back_at is null group by source_id) w
        join source s on s.id = w.source_id order by s.name
      """;

  private final Workspace workspace;

  /** For one workspace. */
  public UnmatchedVoteRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Sources with unmatched votes. */
  public List<Waiting> all() {
    return workspace.read(s -> RecordQuery.of(s, WAITING, Waiting.class).getResultList());
  }

  /** Unmatched votes of one source; empty when it has none. */
  public Optional<Waiting> of(Source source) {
    return all().stream().filter(w -> w.source().equals(source.name())).findFirst();
  }
}
