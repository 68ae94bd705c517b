package dev.retune.retrain;

import dev.retune.db.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The dislikes of a window, less those that a reviewer found unfounded. */
final class Dislikes {
  private static final String IDS =
      """
      select v.id from feedback_log v
       where v.feedback = 'dislike' and v.conversation_id is not null
         and v.created_at >= :from and v.created_at < :to
         and not exists (select 1 from decision x
                          where x.conversation_id = v.conversation_id
                            and x.undone_at is null and x.verdict = 'FINE')
       order by v.id
      """;

  private static final String ROWS =
      """
      select v.id, v.conversation_id, c.user_message, v.reason_code, served.external_id,
             (select max(d.external_id) from decision x join document d on d.id = x.document_id
               where x.conversation_id = c.id and x.undone_at is null and d.deleted_at is null)
        from feedback_log v
        join conversation_log c on c.id = v.conversation_id
        left join document served
          on served.source_id = c.source_id
         and served.external_id = c.document_external_id
         and served.deleted_at is null
       where v.id in (:ids)
       order by v.id
      """;

  private static final int FETCHED = 1_000;

  private final Workspace workspace;

  Dislikes(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Some of a window's dislikes.
   *
   * @param all how many there are
   * @param ids of the votes that were drawn, rising
   */
  record Sample(long all, List<Long> ids) {}

  /**
   * At most so many of them: all, or drawn with a seed, each as likely as any other (algorithm R).
   * No more ids than that are held at a time.
   */
  Sample sample(Instant from, Instant to, int most, long seed) {
    return workspace.read(
        session -> {
          try (Stream<Long> ids =
              session
                  .createNativeQuery(IDS, Long.class)
                  .setParameter("from", from)
                  .setParameter("to", to)
                  .setFetchSize(FETCHED)
                  .getResultStream()) {
            return drawn(ids.iterator(), most, seed);
          }
        });
  }

  static Sample drawn(Iterator<Long> ids, int most, long seed) {
    List<Long> drawn = new ArrayList<>();
    Random random = new Random(seed);
    long all = 0;
    for (; ids.hasNext(); all++) {
      long id = ids.next();
      if (drawn.size() < most) {
        drawn.add(id);
      } else {
        long place = random.nextLong(all + 1);
        if (place < most) {
          drawn.set((int) place, id);
        }
      }
    }
    Collections.sort(drawn);
    return new Sample(all, List.copyOf(drawn));
  }

  /** What is known of each; a document that a reviewer named is the right one. */
  List<Dislike> rows(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Object[]> rows =
        workspace.read(
            session ->
                session
                    .createNativeQuery(ROWS, Object[].class)
                    .setParameterList("ids", ids)
                    .getResultList());
    return rows.stream().map(Dislikes::dislike).toList();
  }

  private static Dislike dislike(Object[] row) {
    return new Dislike(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        (String) row[2],
        (String) row[3],
        Optional.ofNullable((String) row[4]),
        row[5] instanceof String named ? Set.of(named) : Set.of());
  }
}
