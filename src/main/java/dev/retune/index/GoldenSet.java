package dev.retune.index;

import dev.retune.db.Workspace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Questions whose right document is known: from answers that were liked by someone and disliked by
 * no one, unless a reviewer called them wrong, and from the documents that reviewers named. Of an
 * answer's decisions the newest that was not undone counts. The same question asked twice is one,
 * with all its documents.
 */
public final class GoldenSet {
  private static final String SQL =
      """
      select c.user_message, d.external_id
        from conversation_log c
        join document d
          on d.source_id = c.source_id and d.external_id = c.document_external_id
       where d.deleted_at is null
         and exists (select 1 from feedback_log f
                      where f.conversation_id = c.id and f.feedback = 'like')
         and not exists (select 1 from feedback_log f
                          where f.conversation_id = c.id and f.feedback = 'dislike')
         and not exists (select 1 from decision x
                          where x.conversation_id = c.id
                            and (x.verdict = 'WRONG' or x.document_id <> d.id)
                            and x.id = (select max(n.id) from decision n
                                where n.conversation_id = c.id and n.undone_at is null))
      union
      select c.user_message, d.external_id
        from decision x
        join conversation_log c on c.id = x.conversation_id
        join document d on d.id = x.document_id
       where d.deleted_at is null
         and x.id = (select max(n.id) from decision n
             where n.conversation_id = x.conversation_id and n.undone_at is null)
      """;

  private final Workspace workspace;

  /** Reads the workspace. */
  public GoldenSet(Workspace workspace) {
    this.workspace = workspace;
  }

  /** All questions, in the order of their normalised text. */
  public List<Query> all() {
    List<Object[]> rows =
        workspace.read(session -> session.createNativeQuery(SQL, Object[].class).getResultList());
    Map<String, Merged> merged = new TreeMap<>();
    for (Object[] row : rows) {
      String question = ((String) row[0]).strip();
      if (!question.isEmpty()) {
        merged
            .computeIfAbsent(
                normalised(question), key -> new Merged(new HashSet<>(), new HashSet<>()))
            .add(question, (String) row[1]);
      }
    }
    return merged.values().stream().map(Merged::query).toList();
  }

  /** The questions of one half. */
  public List<Query> of(Split split) {
    return all().stream().filter(query -> split(query.question()) == split).toList();
  }

  /** The half that a question is in: by the first bit of the SHA-256 of its normalised text. */
  static Split split(String question) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(normalised(question).getBytes(StandardCharsets.UTF_8));
      return digest[0] < 0 ? Split.GATE : Split.TUNING;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String normalised(String question) {
    return question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** Spellings of one question, and its documents. */
  private record Merged(Set<String> spellings, Set<String> documents) {
    void add(String question, String document) {
      spellings.add(question);
      documents.add(document);
    }

    Query query() {
      // always the same one of the spellings
      return new Query(spellings.stream().sorted().findFirst().orElseThrow(), documents);
    }
  }
}
