package dev.retune.feedback.repository;

import dev.retune.feedback.model.Source;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Votes whose answer is not known, by source; they are in no figure. */
public final class UnmatchedVoteRepository {
  /**
   * Of one source.
   *
   * @param source its name
   * @param votes how many wait
   * @param since the time of the oldest of them
   * @param all whether no vote of the source has an answer
   */
  public record Waiting(String source, long votes, Instant since, boolean all) {}

  private static final String WAITING =
      """
      select s.name as name, w.votes as votes, w.since as since,
          case when exists (select 1 from feedback_log v
              where v.source_id = s.id and v.conversation_id is not null)
            then 0 else 1 end as alone
        from (select source_id, count(*) as votes, min(created_at) as since from feedback_log
            where conversation_id is null and taken_back_at is null group by source_id) w
        join source s on s.id = w.source_id order by s.name
      """;

  private final Workspace workspace;

  /** On a workspace. */
  public UnmatchedVoteRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Those sources that have any. */
  public List<Waiting> all() {
    return workspace.read(
        s ->
            s
                .createNativeQuery(WAITING, Object[].class)
                .addScalar("name", String.class)
                .addScalar("votes", Long.class)
                .addScalar("since", Instant.class)
                .addScalar("alone", Integer.class)
                .getResultList()
                .stream()
                .map(
                    row ->
                        new Waiting(
                            (String) row[0], (long) row[1], (Instant) row[2], (int) row[3] == 1))
                .toList());
  }

  /** Of one source, when it has any. */
  public Optional<Waiting> of(Source source) {
    return all().stream().filter(w -> w.source().equals(source.name())).findFirst();
  }
}
