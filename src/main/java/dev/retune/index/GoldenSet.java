package dev.retune.index;

import dev.retune.db.Workspace;
import dev.retune.embed.Embedder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions whose right document is known: from answers that were liked by someone and disliked by
 * no one, neither here nor where the same question got the same document, unless a reviewer called
 * them wrong; from the documents that reviewers named; and from {@link GoldenImport}. Of an
 * answer's decisions the newest that was not undone counts. The same question asked twice is one,
 * with all its documents.
 */
public final class GoldenSet {
  /** Beyond so many the newest are taken: comparing all with all takes its time. */
  private static final int MOST = 20_000;

  private static final String LIKED =
      """
      select c.user_message as asked, d.external_id as answer, c.created_at as said_at,
             o.name as origin
        from conversation_log c
        join source o on o.id = c.source_id
        join document d
          on d.source_id = c.source_id and d.external_id = c.document_external_id
       where d.deleted_at is null
         and exists (select 1 from feedback_log f
                      where f.conversation_id = c.id and f.feedback = 'like')
         and not exists (select 1 from decision x
                          where x.conversation_id = c.id
                            and (x.verdict = 'WRONG' or x.document_id <> d.id)
                            and x.id = (select max(n.id) from decision n
                                where n.conversation_id = c.id and n.undone_at is null))
      """;

  private static final String DISLIKED =
      """
      select c.user_message as asked, c.document_external_id as answer, f.created_at as said_at,
             o.name as origin
        from conversation_log c
        join source o on o.id = c.source_id
        join feedback_log f on f.conversation_id = c.id and f.feedback = 'dislike'
       where c.document_external_id is not null
      """;

  private static final String DECIDED =
      """
      select c.user_message as asked, d.external_id as answer, x.decided_at as said_at,
             o.name as origin
        from decision x
        join conversation_log c on c.id = x.conversation_id
        join document d on d.id = x.document_id
        join source o on o.id = d.source_id
       where d.deleted_at is null
         and x.id = (select max(n.id) from decision n
             where n.conversation_id = x.conversation_id and n.undone_at is null)
      """;

  private static final String IMPORTED =
      """
      select g.question as asked, d.external_id as answer, g.imported_at as said_at,
             o.name as origin
        from golden_question g
        join document d on d.id = g.document_id
        join source o on o.id = d.source_id
       where d.deleted_at is null
      """;

  /**
   * A document that answers a question.
   *
   * @param source the name of its source
   * @param id its id there
   */
  public record Answer(String source, String id) {}

  /** A question with all that answers it, in the order of ids. */
  public record Answered(String question, List<Answer> documents) {
    /** Copies the list. */
    public Answered {
      documents = List.copyOf(documents);
    }
  }

  private final Workspace workspace;

  /** Reads the workspace. */
  public GoldenSet(Workspace workspace) {
    this.workspace = workspace;
  }

  /** All questions, in the order of their normalised text. */
  public List<Query> all() {
    return read().merged().values().stream().map(Merged::query).toList();
  }

  /** The same with the sources of the documents. */
  public List<Answered> answered() {
    return read().merged().values().stream().map(Merged::answered).toList();
  }

  /**
   * The two halves.
   *
   * @param model asked for only when there are questions
   */
  public Halves halves(Supplier<Embedder> model) {
    return halves(read(), model);
  }

  private static Halves halves(Pairs pairs, Supplier<Embedder> model) {
    List<Query> oldestFirst =
        pairs.merged().values().stream()
            .sorted(Comparator.comparing(Merged::first).thenComparing(m -> m.query().question()))
            .map(Merged::query)
            .toList();
    return oldestFirst.isEmpty()
        ? Halves.EMPTY
        : Halves.of(
            oldestFirst.subList(Math.max(0, oldestFirst.size() - MOST), oldestFirst.size()),
            model.get());
  }

  /** Its size, balance and origins. */
  public GoldenSummary summary(Supplier<Embedder> model) {
    Pairs pairs = read();
    Halves halves = halves(pairs, model);
    return new GoldenSummary(
        halves.tuning().size() + halves.gate().size(),
        halves.tuning().size(),
        halves.gate().size(),
        halves.nearDuplicates(),
        pairs.undisputed().size(),
        pairs.decided().size(),
        pairs.imported().size(),
        pairs.liked().size() - pairs.undisputed().size(),
        (int)
            pairs.merged().values().stream()
                .flatMap(m -> m.documents().stream())
                .distinct()
                .count());
  }

  private Pairs read() {
    Set<String> disputed =
        pairs(DISLIKED).stream().map(Pair::key).collect(Collectors.toUnmodifiableSet());
    List<Pair> liked = pairs(LIKED);
    return new Pairs(
        liked,
        liked.stream().filter(pair -> !disputed.contains(pair.key())).toList(),
        pairs(DECIDED),
        pairs(IMPORTED));
  }

  private List<Pair> pairs(String sql) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(sql, Object[].class)
                .addScalar("asked", String.class)
                .addScalar("answer", String.class)
                .addScalar("said_at", Instant.class)
                .addScalar("origin", String.class)
                .getResultList()
                .stream()
                .map(
                    r ->
                        new Pair(
                            ((String) r[0]).strip(),
                            new Answer((String) r[3], (String) r[1]),
                            (Instant) r[2]))
                .filter(pair -> !pair.question().isEmpty())
                .toList());
  }

  /** One answer that someone judged. */
  private record Pair(String question, Answer document, Instant at) {
    String key() {
      return QuestionKey.of(question) + "\0" + document.source() + "\0" + document.id();
    }
  }

  /** What is known, by where it comes from; all of one kind may be in several. */
  private record Pairs(
      List<Pair> liked, List<Pair> undisputed, List<Pair> decided, List<Pair> imported) {
    Map<String, Merged> merged() {
      Map<String, Merged> merged = new TreeMap<>();
      Stream.of(undisputed, decided, imported)
          .flatMap(Collection::stream)
          .forEach(
              pair ->
                  merged
                      .computeIfAbsent(
                          QuestionKey.of(pair.question()), key -> new Merged(pair.at()))
                      .add(pair));
      return merged;
    }
  }

  /** Spellings of one question, its documents, and when it first came. */
  private static final class Merged {
    private final Set<String> spellings = new HashSet<>();
    private final Set<Answer> documents = new HashSet<>();
    private Instant first;

    Merged(Instant first) {
      this.first = first;
    }

    void add(Pair pair) {
      spellings.add(pair.question());
      documents.add(pair.document());
      first = pair.at().isBefore(first) ? pair.at() : first;
    }

    Instant first() {
      return first;
    }

    Set<Answer> documents() {
      return documents;
    }

    Query query() {
      // always the same one of the spellings
      return new Query(
          spelling(), documents.stream().map(Answer::id).collect(Collectors.toUnmodifiableSet()));
    }

    private String spelling() {
      return spellings.stream().sorted().findFirst().orElseThrow();
    }

    Answered answered() {
      return new Answered(
          spelling(),
          documents.stream()
              .sorted(Comparator.comparing(Answer::id).thenComparing(Answer::source))
              .toList());
    }
  }
}
